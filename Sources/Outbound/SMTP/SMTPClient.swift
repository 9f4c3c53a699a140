import NIOSSL

/// Hands messages to the mail server; a connection serves many of them.
package actor SMTPClient {
    /// Messages after which a connection is given up: servers count them.
    private static let messagesOfConnection = 100

    private struct Idle {
        let connection: SMTPConnection
        let messages: Int
    }

    private let server: SMTPServer
    private let timing: SMTPTiming
    private let tls: NIOSSLContext
    private var idle: [Idle] = []

    /// - Parameter authorities: The path of a PEM file with authorities that are trusted besides the system's.
    /// - Throws: When that file can't be used.
    package init(server: SMTPServer, timing: SMTPTiming = SMTPTiming(), authorities: String? = nil) throws {
        self.server = server
        self.timing = timing
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if let authorities { configuration.additionalTrustRoots = [.file(authorities)] }
        tls = try NIOSSLContext(configuration: configuration)
    }

    /// Hands over one message and says what became of it for each recipient.
    ///
    /// A failure is none of the message's: it can be tried again. A connection that has served before and turns out to be at
    /// its end is replaced once; a message that may have been taken is not sent again here.
    package func send(_ envelope: SMTPEnvelope) async throws(SMTPFailure) -> [SMTPDelivery] {
        if let kept = takeIdle() {
            do {
                return try await send(envelope, over: kept.connection, messages: kept.messages)
            } catch  where Self.isWorthAnotherConnection(error) {
                // Falls through to a new one.
            }
        }
        let connection = try await SMTPConnection.open(server, timing: timing, tls: tls)
        return try await send(envelope, over: connection, messages: 0)
    }

    /// Whether the server lets us in: connects, encrypts, authenticates and says goodbye.
    package func probe() async throws(SMTPFailure) {
        try await SMTPConnection.open(server, timing: timing, tls: tls).close()
    }

    private func send(
        _ envelope: SMTPEnvelope, over connection: SMTPConnection, messages: Int
    ) async throws(SMTPFailure) -> [SMTPDelivery] {
        let deliveries = try await connection.send(envelope)
        if messages + 1 < Self.messagesOfConnection {
            idle.append(Idle(connection: connection, messages: messages + 1))
        } else {
            connection.close()
        }
        return deliveries
    }

    private func takeIdle() -> Idle? {
        while let last = idle.popLast() {
            if last.connection.isUsable { return last }
        }
        return nil
    }

    private static func isWorthAnotherConnection(_ failure: SMTPFailure) -> Bool {
        switch failure {
        case .closing: true
        case .closed(let stage), .malformed(let stage): stage != .content
        default: false
        }
    }
}
