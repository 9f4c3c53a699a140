import Mail
import NIOCore
import Testing

@testable import Outbound

/// The client against a server on a socket that does one thing after the other.
@Suite struct SMTPClientTests {
    typealias Move = ScriptedSMTPServer.Move

    static let greeting: [Move] = [.say("220 there"), .hear("EHLO ["), .say("250 there")]
    static let taken: [Move] = [
        .hear("MAIL FROM:<from@example.com>"), .say("250 ok"), .hear("RCPT TO:<to@example.com>"), .say("250 ok"),
        .hear("DATA"), .say("354 go on"), .hearContent, .say("250 2.0.0 queued as 7"),
    ]

    @Test func handsAMessageOver() async throws {
        try await ScriptedSMTPServer.run([Self.greeting + Self.taken + [.hear("QUIT")]]) { server, port in
            let client = try client(port)
            let deliveries = try await client.send(try envelope(content: ".hidden\r\n.\r\nshown\r\n"))
            #expect(deliveries.map(\.outcome) == [.accepted(SMTPReply(code: 250, lines: ["2.0.0 queued as 7"]))])
            #expect(server.lines.last == "..hidden\r\n..\r\nshown\r\n.\r\n")
        }
    }

    @Test func sendsManyMessagesOverOneConnection() async throws {
        try await ScriptedSMTPServer.run([Self.greeting + Self.taken + Self.taken + Self.taken]) { server, port in
            let client = try client(port)
            for _ in 1...3 { _ = try await client.send(try envelope()) }
            #expect(server.connections.count == 1)
        }
    }

    @Test func pipelinesSenderAndRecipients() async throws {
        let script: [Move] = [
            .say("220 there"), .hear("EHLO"), .say("250-there\n250-SIZE 1000\n250 PIPELINING"),
            // Nothing is said before both were heard.
            .hear("MAIL FROM:<from@example.com> SIZE=4"), .hear("RCPT TO:<to@example.com>"), .hear("RCPT TO:<no@"),
            .hear("RCPT TO:<later@"), .say("250 ok\n250 ok\n550 5.1.1 nobody\n450 4.2.0 busy"),
            .hear("DATA"), .say("354 go"), .hearContent, .say("250 done"),
        ]
        try await ScriptedSMTPServer.run([script]) { _, port in
            let recipients = ["to@example.com", "no@example.com", "later@example.com"]
            let deliveries = try await client(port).send(try envelope(to: recipients))
            #expect(
                deliveries.map(\.outcome) == [
                    .accepted(SMTPReply(code: 250, lines: ["done"])),
                    .rejected(SMTPReply(code: 550, lines: ["5.1.1 nobody"]), .recipient),
                    .deferred(SMTPReply(code: 450, lines: ["4.2.0 busy"])),
                ])
            let large = try await client(port).send(try envelope(content: String(repeating: "x", count: 1001)))
            #expect(
                large.map(\.outcome) == [.impossible("the message has 1001 bytes, the mail server takes 1000")])
        }
    }

    @Test func startsAnewAfterARefusedRecipient() async throws {
        let script =
            Self.greeting + [
                .hear("MAIL"), .say("250 ok"), .hear("RCPT"), .say("550 nobody"), .hear("RSET"), .say("250 ok"),
            ] + Self.taken
        try await ScriptedSMTPServer.run([script]) { server, port in
            let client = try client(port)
            let refused = try await client.send(try envelope())
            #expect(refused.map(\.outcome) == [.rejected(SMTPReply(code: 550, lines: ["nobody"]), .recipient)])
            let taken = try await client.send(try envelope())
            #expect(taken.count == 1 && taken.allSatisfy { if case .accepted = $0.outcome { true } else { false } })
            #expect(server.connections.count == 1)
        }
    }

    @Test(arguments: [
        (["MAIL"], "sender"), (["MAIL", "RCPT"], "recipient"), (["MAIL", "RCPT", "DATA"], "data"),
    ])
    func aConnectionThatEndsIsAFailureOfTheStage(_ heard: [String], _ stage: String) async throws {
        var script = Self.greeting
        for (index, command) in heard.enumerated() {
            script.append(.hear(command))
            if index < heard.count - 1 { script.append(.say("250 ok")) }
        }
        try await ScriptedSMTPServer.run([script + [.hangUp]]) { _, port in
            let client = try client(port)
            let envelope = try envelope()
            let failure = await #expect(throws: SMTPFailure.self) { try await client.send(envelope) }
            #expect(failure == SMTPStage(rawValue: stage).map { .closed($0) })
            #expect(failure?.isInDoubt == false)
        }
    }

    @Test(arguments: [Move.hearBytes(1000), .hearContent])
    func whoLosesTheConnectionInTheContentIsInDoubtAndDoesNotSendAgain(_ heard: Move) async throws {
        let script: [Move] =
            Self.greeting + Self.taken + [
                .hear("MAIL"), .say("250 ok"), .hear("RCPT"), .say("250 ok"), .hear("DATA"), .say("354 go"), heard,
                .hangUp,
            ]
        try await ScriptedSMTPServer.run([script]) { server, port in
            let client = try client(port)
            _ = try await client.send(try envelope())
            let envelope = try envelope(content: String(repeating: "x", count: 4000))
            let failure = await #expect(throws: SMTPFailure.self) { try await client.send(envelope) }
            #expect(failure == .closed(.content) && failure?.isInDoubt == true)
            #expect(server.connections.count == 1)
        }
    }

    @Test(arguments: [Move.say("421 4.3.2 shutting down"), .hangUp])
    func aConnectionThatHasServedAndEndsIsReplaced(_ end: Move) async throws {
        let first = Self.greeting + Self.taken + [.hear("MAIL"), end]
        try await ScriptedSMTPServer.run([first, Self.greeting + Self.taken]) { server, port in
            let client = try client(port)
            _ = try await client.send(try envelope())
            let deliveries = try await client.send(try envelope())
            #expect(deliveries.map(\.outcome) == [.accepted(SMTPReply(code: 250, lines: ["2.0.0 queued as 7"]))])
            #expect(server.connections.count == 2)
        }
    }

    @Test func aServerThatClosesAtOnceIsNotAskedAgainAndAgain() async throws {
        try await ScriptedSMTPServer.run([[.say("421 too busy")]]) { server, port in
            let client = try client(port)
            let envelope = try envelope()
            await #expect(throws: SMTPFailure.closing(.greeting)) { try await client.send(envelope) }
            #expect(server.connections.count == 1)
        }
    }

    @Test(arguments: [
        ([Move.stall], SMTPStage.greeting), ([.say("220 there"), .stall], .hello),
        (greeting + [.hear("MAIL"), .stall], .sender),
        (greeting + taken.dropLast() + [.stall], .content),
    ])
    func aServerThatNeverAnswersMeetsADeadline(_ script: [Move], _ stage: SMTPStage) async throws {
        try await ScriptedSMTPServer.run([script]) { _, port in
            var timing = SMTPTiming()
            timing.reply = .milliseconds(200)
            timing.content = .milliseconds(200)
            let client = try client(port, timing: timing)
            let envelope = try envelope()
            await #expect(throws: SMTPFailure.timedOut(stage)) { try await client.send(envelope) }
        }
    }

    @Test(arguments: [
        ("HTTP/1.1 400 Bad Request", SMTPFailure.malformed(.greeting)), ("99 x", .malformed(.greeting)),
        ("220-a\n221 b", .malformed(.greeting)), (String(repeating: "2", count: 5000), .malformed(.greeting)),
        // A greeting without a text is one; a second one is no answer to EHLO.
        ("220", .refused(.hello, code: 220)),
    ])
    func whatIsNoSMTPIsRefused(_ noise: String, _ expected: SMTPFailure) async throws {
        try await ScriptedSMTPServer.run([[.say(noise), .say("220 there"), .stall]]) { _, port in
            let client = try client(port)
            let envelope = try envelope()
            await #expect(throws: expected) { try await client.send(envelope) }
        }
    }

    /// A policy against what we do is the operator's to mend; the addresses are none the worse for it.
    @Test func aPolicyAgainstUsPutsTheMessageOff() async throws {
        let script =
            Self.greeting + [.hear("MAIL"), .say("250 ok"), .hear("RCPT"), .say("554 5.7.1 relay access denied")]
        try await ScriptedSMTPServer.run([script]) { _, port in
            let deliveries = try await client(port).send(try envelope())
            let reply = SMTPReply(code: 554, lines: ["5.7.1 relay access denied"])
            #expect(deliveries.map(\.outcome) == [.deferred(reply)])
            #expect(!reply.isAboutAddress)
        }
    }

    @Test(arguments: [("550 5.1.8 bad sender", true), ("451 4.7.1 later", false)])
    func aRefusedSenderIsSaidOfEveryRecipient(_ line: String, _ isForGood: Bool) async throws {
        try await ScriptedSMTPServer.run([Self.greeting + [.hear("MAIL"), .say(line)]]) { server, port in
            let deliveries = try await client(port).send(try envelope(to: ["a@example.com", "b@example.com"]))
            let reply = SMTPReply(code: Int(line.prefix(3)) ?? 0, lines: [String(line.dropFirst(4))])
            #expect(
                deliveries.map(\.outcome)
                    == Array(repeating: isForGood ? .rejected(reply, .sender) : .deferred(reply), count: 2))
            #expect(!server.lines.contains { $0.hasPrefix("RCPT") || $0.hasPrefix("DATA") })
        }
    }

    @Test func aYesToDATAIsNoSMTPAndNobodyIsSaidToHaveTheMessage() async throws {
        let script =
            Self.greeting + [
                .hear("MAIL"), .say("250 ok"), .hear("RCPT"), .say("250 ok"), .hear("DATA"), .say("250 ok"),
            ]
        try await ScriptedSMTPServer.run([script]) { server, port in
            let client = try client(port)
            let envelope = try envelope()
            await #expect(throws: SMTPFailure.malformed(.data)) { try await client.send(envelope) }
            #expect(server.lines.last == "DATA")
        }
    }

    @Test func cancellationEndsTheConnection() async throws {
        try await ScriptedSMTPServer.run([Self.greeting + [.hear("MAIL"), .stall]]) { server, port in
            let client = try client(port)
            let envelope = try envelope()
            let task = Task { try await client.send(envelope) }
            while !server.lines.contains(where: { $0.hasPrefix("MAIL") }) { await Task.yield() }
            task.cancel()
            await #expect(throws: SMTPFailure.cancelled) { try await task.value }
        }
    }

    @Test func aPortThatNobodyListensOnIsUnreachable() async throws {
        let port = try await ScriptedSMTPServer.run([[]]) { _, port in port }
        let client = try client(port)
        await #expect(throws: SMTPFailure.unreachable) { try await client.probe() }
    }

    @Test func anAddressBeyondASCIINeedsAServerThatTakesIt() async throws {
        let script: [Move] = [
            .say("220 there"), .hear("EHLO"), .say("250-there\n250-8BITMIME\n250 SMTPUTF8"),
            .hear("MAIL FROM:<from@example.com> SMTPUTF8 BODY=8BITMIME"), .say("250 ok"),
            .hear("RCPT TO:<jürgen@example.com>"), .say("250 ok"), .hear("DATA"), .say("354 go"), .hearContent,
            .say("250 ok"),
        ]
        try await ScriptedSMTPServer.run([script, Self.greeting]) { _, port in
            let deliveries = try await client(port).send(try envelope(to: ["jürgen@example.com"]))
            #expect(deliveries.map(\.outcome) == [.accepted(SMTPReply(code: 250, lines: ["ok"]))])
            let refused = try await client(port).send(try envelope(to: ["jürgen@example.com"]))
            #expect(
                refused.map(\.outcome) == [
                    .impossible("the address needs SMTPUTF8, which the mail server does not offer")
                ])
        }
    }

    private func client(_ port: Int, timing: SMTPTiming = SMTPTiming()) throws -> SMTPClient {
        try SMTPClient(server: SMTPServer(host: "127.0.0.1", port: port, encryption: .none), timing: timing)
    }

    private func envelope(to recipients: [String] = ["to@example.com"], content: String = "Hi\r\n") throws
        -> SMTPEnvelope
    {
        SMTPEnvelope(
            sender: try MailAddress("from@example.com"), recipients: try recipients.map { try MailAddress($0) },
            content: Array(content.utf8))
    }
}
