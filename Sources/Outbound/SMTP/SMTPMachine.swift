import Mail

/// One conversation with a mail server as a value: fed with replies, it says what to do next. It does no I/O.
///
/// After `.ready` and after each `.delivered` a message may be handed over with ``begin(_:)``. After `.failed` the
/// connection is of no more use.
struct SMTPMachine: Sendable {
    enum Action: Sendable, Hashable {
        /// Send the bytes, then feed replies; `stage` says which deadline holds for the next one.
        case send([UInt8], SMTPStage)
        /// Wait for another reply.
        case wait(SMTPStage)
        /// Do the TLS handshake, then call ``encrypted()``. Bytes that have come already are no part of it.
        case encrypt
        case ready
        case delivered([SMTPDelivery])
        case failed(SMTPFailure)
    }

    let encryption: SMTPServer.Encryption
    let credentials: SMTPServer.Credentials?
    let name: String
    var extensions = SMTPExtensions()
    var isEncrypted: Bool
    var step = Step.greeting
    var transaction = SMTPTransaction()

    /// - Parameter name: What EHLO says about us: a domain or an address literal.
    init(server: SMTPServer, name: String) {
        encryption = server.encryption
        credentials = server.credentials
        self.name = name
        isEncrypted = server.encryption == .implicit
    }

    /// What the next reply is about.
    var stage: SMTPStage { step.stage }

    /// Takes a reply of the server.
    mutating func receive(_ reply: SMTPReply) -> Action {
        if reply.code == 421 { return .failed(.closing(stage)) }
        switch step {
        case .greeting: return reply.code == 220 ? sayHello() : refused(reply)
        case .hello: return reply.code == 250 ? heard(reply) : refused(reply)
        case .startTLS:
            guard reply.code == 220 else { return refused(reply) }
            step = .handshake
            return .encrypt
        case .authentication(let lines): return authenticated(reply, remaining: lines)
        case .reset, .sender, .recipient, .data, .content: return transacted(reply)
        // Nothing was asked.
        case .handshake, .ready: return .failed(.malformed(stage))
        }
    }

    /// The handshake that `.encrypt` asked for is done.
    mutating func encrypted() -> Action {
        isEncrypted = true
        // What was said in the clear may not have come from the server (RFC 3207 §4.2).
        extensions = SMTPExtensions()
        return sayHello()
    }

    /// Hands over a message.
    mutating func begin(_ envelope: SMTPEnvelope) -> Action {
        if let reason = impossibility(of: envelope) {
            return .delivered(envelope.recipients.map { SMTPDelivery(recipient: $0, outcome: .impossible(reason)) })
        }
        let needsReset = transaction.isOpen
        transaction = SMTPTransaction(envelope)
        guard needsReset else { return sendSender() }
        step = .reset
        return .send(Array("RSET\r\n".utf8), .reset)
    }

    /// The server refuses us, not a message.
    func refused(_ reply: SMTPReply) -> Action {
        .failed(.refused(stage, code: reply.code))
    }
}
