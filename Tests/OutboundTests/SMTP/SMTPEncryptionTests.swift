import Mail
import NIOCore
import Testing

@testable import Outbound

/// TLS and AUTH, against a server that proves who it is, or does not.
@Suite struct SMTPEncryptionTests {
    typealias Move = ScriptedSMTPServer.Move

    private static let start: [Move] = [
        .say("220 there"), .hear("EHLO"), .say("250-there\n250-AUTH PLAIN LOGIN\n250 STARTTLS"), .hear("STARTTLS"),
        .say("220 go ahead"),
    ]
    private static let message: [Move] = [
        .hear("MAIL"), .say("250 ok"), .hear("RCPT"), .say("250 ok"), .hear("DATA"), .say("354 go"), .hearContent,
        .say("250 ok"),
    ]

    @Test func saysTheMessageAfterSTARTTLS() async throws {
        let script =
            Self.start + [.encrypt(TestCertificates.localhost), .hear("EHLO"), .say("250 there")] + Self.message
        try await deliver(script, .startTLS) { deliveries, _ in #expect(deliveries.count == 1) }
    }

    @Test func saysTheMessageOverImplicitTLS() async throws {
        let script =
            [.encrypt(TestCertificates.localhost), .say("220 there"), .hear("EHLO"), .say("250 there")] + Self.message
        try await deliver(script, .implicit) { deliveries, _ in #expect(deliveries.count == 1) }
    }

    @Test(arguments: ["localhost", "127.0.0.1"]) func provesNamesAndAddresses(_ host: String) async throws {
        let script =
            Self.start + [.encrypt(TestCertificates.localhost), .hear("EHLO"), .say("250 there")] + Self.message
        try await deliver(script, .startTLS, host: host) { deliveries, _ in #expect(deliveries.count == 1) }
    }

    @Test(arguments: [SMTPServer.Encryption.startTLS, .implicit])
    func aCertificateForAnotherNameIsRefused(_ encryption: SMTPServer.Encryption) async throws {
        let handshake: [Move] = [.encrypt(TestCertificates.elsewhere), .stall]
        try await refuse(
            encryption == .implicit ? handshake : Self.start + handshake, encryption,
            .encryptionFailed("the server's certificate is for another name"))
    }

    @Test(arguments: [SMTPServer.Encryption.startTLS, .implicit])
    func aCertificateOfAnUnknownAuthorityIsRefused(_ encryption: SMTPServer.Encryption) async throws {
        let handshake: [Move] = [.encrypt(TestCertificates.localhost), .stall]
        try await refuse(
            encryption == .implicit ? handshake : Self.start + handshake, encryption,
            .encryptionFailed("the server's certificate is not trusted"), trusts: false)
    }

    @Test func aServerWithoutSTARTTLSHearsNothingMore() async throws {
        let script: [Move] = [.say("220 there"), .hear("EHLO"), .say("250 AUTH PLAIN"), .hear("QUIT")]
        try await refuse(script, .startTLS, .encryptionNotOffered) { server in
            #expect(server.lines.allSatisfy { $0.hasPrefix("EHLO") })
        }
    }

    @Test func repliesThatWereSlippedInBeforeTheHandshakeAreNotBelieved() async throws {
        let script =
            Self.start.dropLast() + [
                .say("220 go ahead\n250 slipped in"), .encrypt(TestCertificates.localhost), .stall,
            ]
        try await refuse(Array(script), .startTLS, .malformed(.encryption))
    }

    @Test func authenticatesWithPLAINInsideTLS() async throws {
        let script =
            Self.start + [
                .encrypt(TestCertificates.localhost), .hear("EHLO"), .say("250-there\n250 AUTH LOGIN PLAIN"),
                .hear("AUTH PLAIN AG1lAHNlc2FtZQ=="), .say("235 welcome"),
            ] + Self.message
        try await deliver(script, .startTLS, credentials: true) { deliveries, _ in #expect(deliveries.count == 1) }
    }

    @Test func authenticatesWithLOGINWherePLAINIsUnknown() async throws {
        let script =
            Self.start + [
                .encrypt(TestCertificates.localhost), .hear("EHLO"), .say("250-there\n250 AUTH=LOGIN"),
                .hear("AUTH LOGIN"), .say("334 VXNlcm5hbWU6"), .hear("bWU="), .say("334 UGFzc3dvcmQ6"),
                .hear("c2VzYW1l"), .say("235 welcome"),
            ] + Self.message
        try await deliver(script, .startTLS, credentials: true) { deliveries, _ in #expect(deliveries.count == 1) }
    }

    @Test func aRefusedPasswordIsNoFaultOfTheMessage() async throws {
        let script =
            Self.start + [
                .encrypt(TestCertificates.localhost), .hear("EHLO"), .say("250-there\n250 AUTH PLAIN"), .hear("AUTH"),
                .say("535 5.7.8 no"),
            ]
        try await refuse(script, .startTLS, .refused(.authentication, code: 535), credentials: true)
    }

    @Test func aPasswordIsNeverSaidInTheClear() async throws {
        let script: [Move] = [.say("220 there"), .hear("EHLO"), .say("250-there\n250 AUTH PLAIN"), .hear("AUTH")]
        try await refuse(script, .none, .encryptionNotOffered, credentials: true) { server in
            #expect(!server.lines.contains { $0.hasPrefix("AUTH") })
        }
    }

    private func deliver(
        _ script: [Move], _ encryption: SMTPServer.Encryption, host: String = "localhost", trusts: Bool = true,
        credentials: Bool = false, _ check: ([SMTPDelivery], ScriptedSMTPServer) throws -> Void
    ) async throws {
        try await ScriptedSMTPServer.run([script]) { server, port in
            try await TestCertificates.withAuthorityFile { authorities in
                let client = try SMTPClient(
                    server: SMTPServer(
                        host: host, port: port, encryption: encryption,
                        credentials: credentials ? .init(user: "me", password: "sesame") : nil),
                    authorities: trusts ? authorities : nil)
                let envelope = SMTPEnvelope(
                    sender: try MailAddress("from@example.com"), recipients: [try MailAddress("to@example.com")],
                    content: Array("Hi\r\n".utf8))
                try check(try await client.send(envelope), server)
            }
        }
    }

    private func refuse(
        _ script: [Move], _ encryption: SMTPServer.Encryption, _ failure: SMTPFailure, trusts: Bool = true,
        credentials: Bool = false, _ check: @escaping (ScriptedSMTPServer) -> Void = { _ in }
    ) async throws {
        try await ScriptedSMTPServer.run([script]) { server, port in
            try await TestCertificates.withAuthorityFile { authorities in
                let client = try SMTPClient(
                    server: SMTPServer(
                        host: "localhost", port: port, encryption: encryption,
                        credentials: credentials ? .init(user: "me", password: "sesame") : nil),
                    authorities: trusts ? authorities : nil)
                await #expect(throws: failure) { try await client.probe() }
                check(server)
            }
        }
    }
}
