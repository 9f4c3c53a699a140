import Mail
import Testing

@testable import Outbound

/// The conversation without a connection.
@Suite struct SMTPMachineTests {
    @Test func saysOneThingAfterTheOther() throws {
        var machine = SMTPMachine(server: Self.server(.none), name: "[127.0.0.1]")
        #expect(machine.receive(Self.reply(220)) == .send(Array("EHLO [127.0.0.1]\r\n".utf8), .hello))
        #expect(machine.receive(Self.reply(250, "there", "SIZE 100", "8BITMIME")) == .ready)
        #expect(machine.extensions.largestMessage == 100 && machine.extensions.has8BitMIME)
        #expect(
            machine.begin(try Self.envelope("a@x", "b@x"))
                == .send(Array("MAIL FROM:<from@x> SIZE=4\r\n".utf8), .sender))
        #expect(machine.receive(Self.reply(250)) == .send(Array("RCPT TO:<a@x>\r\n".utf8), .recipient))
        #expect(machine.receive(Self.reply(251)) == .send(Array("RCPT TO:<b@x>\r\n".utf8), .recipient))
        #expect(machine.receive(Self.reply(452)) == .send(Array("DATA\r\n".utf8), .data))
        #expect(machine.receive(Self.reply(354)) == .send(Array("Hi\r\n.\r\n".utf8), .content))
        #expect(
            machine.receive(Self.reply(250))
                == .delivered([
                    SMTPDelivery(recipient: try MailAddress("a@x"), outcome: .accepted(Self.reply(250))),
                    SMTPDelivery(recipient: try MailAddress("b@x"), outcome: .deferred(Self.reply(452))),
                ]))
    }

    @Test func aRefusalOfTheMessageIsNoneOfTheAddress() throws {
        for (replies, stage) in [
            ([550], SMTPStage.sender), ([250, 250, 554], .content), ([250, 250, 354, 552], .content),
        ] {
            var machine = Self.ready()
            _ = machine.begin(try Self.envelope("a@x"))
            var last: SMTPMachine.Action?
            for code in replies { last = machine.receive(Self.reply(code)) }
            let code = try #require(replies.last)
            #expect(
                last
                    == .delivered([
                        SMTPDelivery(recipient: try MailAddress("a@x"), outcome: .rejected(Self.reply(code), stage))
                    ]))
        }
    }

    @Test(arguments: [530, 534, 535, 538]) func whoMayNotSendAtAllIsNoFaultOfTheMessage(_ code: Int) throws {
        var machine = Self.ready()
        _ = machine.begin(try Self.envelope("a@x"))
        #expect(machine.receive(Self.reply(code)) == .failed(.refused(.sender, code: code)))
    }

    @Test func whatWasOfferedInTheClearIsForgotten() {
        var machine = SMTPMachine(server: Self.server(.startTLS, password: true), name: "me")
        _ = machine.receive(Self.reply(220))
        #expect(
            machine.receive(Self.reply(250, "there", "STARTTLS", "AUTH PLAIN"))
                == .send(Array("STARTTLS\r\n".utf8), .encryption))
        #expect(machine.receive(Self.reply(220)) == .encrypt)
        // Nobody speaks before the handshake is done.
        var impatient = machine
        #expect(impatient.receive(Self.reply(250, "there", "AUTH PLAIN")) == .failed(.malformed(.encryption)))
        #expect(machine.encrypted() == .send(Array("EHLO me\r\n".utf8), .hello))
        #expect(machine.receive(Self.reply(250, "there")) == .failed(.authenticationNotOffered))
    }

    /// Whatever a server answers, every conversation ends, and the password stays inside TLS.
    @Test func noAnswerIsTooStrange() throws {
        let codes = [220, 221, 235, 250, 251, 334, 354, 421, 450, 500, 503, 530, 535, 550, 599]
        for seed in 0..<3000 {
            let encryption: SMTPServer.Encryption = [.none, .startTLS, .implicit][seed % 3]
            var machine = SMTPMachine(server: Self.server(encryption, password: seed % 2 == 0), name: "me")
            var isEncrypted = encryption == .implicit
            var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
            var action: SMTPMachine.Action = .wait(.greeting)
            for step in 0..<60 {
                switch action {
                case .failed: break
                case .delivered where step > 40: break
                case .encrypt:
                    isEncrypted = true
                    action = machine.encrypted()
                    continue
                case .ready, .delivered:
                    action = machine.begin(try Self.envelope("a@x", "b@x", "jürgen@x"))
                    continue
                case .send(let bytes, _):
                    let said = String(decoding: bytes, as: UTF8.self)
                    #expect(isEncrypted || !said.contains("AUTH"))
                    fallthrough
                case .wait:
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    let isExpected = state >> 40 & 3 != 0
                    let expected = [SMTPStage.greeting: 220, .encryption: 220, .authentication: 235, .data: 354]
                    let code = isExpected ? expected[machine.stage] ?? 250 : codes[Int(state >> 33) % codes.count]
                    action = machine.receive(
                        Self.reply(
                            code, "there", "STARTTLS", "AUTH PLAIN", seed % 5 == 0 ? "PIPELINING" : "X", "SMTPUTF8"))
                    continue
                }
                break
            }
        }
    }

    private static func ready() -> SMTPMachine {
        var machine = SMTPMachine(server: server(.none), name: "me")
        _ = machine.receive(reply(220))
        _ = machine.receive(reply(250))
        return machine
    }

    private static func server(_ encryption: SMTPServer.Encryption, password: Bool = false) -> SMTPServer {
        SMTPServer(
            host: "mail.example.com", port: 25, encryption: encryption,
            credentials: password ? .init(user: "me", password: "sesame") : nil)
    }

    private static func reply(_ code: Int, _ lines: String...) -> SMTPReply {
        SMTPReply(code: code, lines: lines.isEmpty ? ["ok"] : lines)
    }

    private static func envelope(_ recipients: String...) throws -> SMTPEnvelope {
        SMTPEnvelope(
            sender: try MailAddress("from@x"), recipients: try recipients.map { try MailAddress($0) },
            content: Array("Hi\r\n".utf8))
    }
}
