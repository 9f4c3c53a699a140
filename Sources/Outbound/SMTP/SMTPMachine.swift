import FoundationEssentials
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

    private enum Step: Sendable, Hashable {
        case greeting, hello, startTLS, handshake
        /// The lines of AUTH that are still to be sent.
        case authentication([String])
        case ready, reset, sender, data, content
        case recipient(Int)

        var stage: SMTPStage {
            switch self {
            case .greeting: .greeting
            case .hello: .hello
            case .startTLS, .handshake: .encryption
            case .authentication: .authentication
            case .reset: .reset
            case .ready, .sender: .sender
            case .recipient: .recipient
            case .data: .data
            case .content: .content
            }
        }
    }

    private let encryption: SMTPServer.Encryption
    private let credentials: SMTPServer.Credentials?
    private let name: String
    private(set) var extensions = SMTPExtensions()
    private var isEncrypted: Bool
    private var step = Step.greeting
    private var transaction = SMTPTransaction()

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

    // MARK: Before the first message

    private mutating func sayHello() -> Action {
        step = .hello
        return .send(Array("EHLO \(name)\r\n".utf8), .hello)
    }

    private mutating func heard(_ reply: SMTPReply) -> Action {
        extensions = SMTPExtensions(reply)
        if encryption == .startTLS, !isEncrypted {
            guard extensions.hasStartTLS else { return .failed(.encryptionNotOffered) }
            step = .startTLS
            return .send(Array("STARTTLS\r\n".utf8), .encryption)
        }
        guard let credentials else {
            step = .ready
            return .ready
        }
        return authenticate(credentials)
    }

    private mutating func authenticate(_ credentials: SMTPServer.Credentials) -> Action {
        guard isEncrypted else { return .failed(.encryptionNotOffered) }
        func coded(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
        let first: String
        if extensions.mechanisms.contains("PLAIN") {
            first = "AUTH PLAIN " + coded("\0\(credentials.user)\0\(credentials.password)")
            step = .authentication([])
        } else if extensions.mechanisms.contains("LOGIN") {
            first = "AUTH LOGIN"
            step = .authentication([coded(credentials.user), coded(credentials.password)])
        } else {
            return .failed(.authenticationNotOffered)
        }
        return .send(Array("\(first)\r\n".utf8), .authentication)
    }

    private mutating func authenticated(_ reply: SMTPReply, remaining: [String]) -> Action {
        switch (reply.code, remaining.first) {
        case (235, _):
            step = .ready
            return .ready
        case (334, let line?):
            step = .authentication(Array(remaining.dropFirst()))
            return .send(Array("\(line)\r\n".utf8), .authentication)
        default:
            return refused(reply)
        }
    }

    private func refused(_ reply: SMTPReply) -> Action {
        .failed(.refused(stage, code: reply.code))
    }

    // MARK: A message

    private func impossibility(of envelope: SMTPEnvelope) -> String? {
        if envelope.needsUTF8, !extensions.hasUTF8 {
            return "the address needs SMTPUTF8, which the mail server does not offer"
        }
        if let largest = extensions.largestMessage, envelope.content.count > largest {
            return "the message has \(envelope.content.count) bytes, the mail server takes \(largest)"
        }
        return nil
    }

    /// MAIL, and with PIPELINING every RCPT in the same write. DATA waits for their replies: with no recipient left, a
    /// message that was announced would have to be sent for nothing (RFC 2920 §3.1).
    private mutating func sendSender() -> Action {
        step = .sender
        let commands =
            extensions.hasPipelining
            ? [transaction.senderCommand(extensions)] + transaction.recipientCommands
            : [transaction.senderCommand(extensions)]
        return .send(Array(commands.joined().utf8), .sender)
    }

    private mutating func transacted(_ reply: SMTPReply) -> Action {
        switch step {
        case .reset: return reply.isPositive ? sendSender() : refused(reply)
        case .sender:
            if reply.isAboutUs { return refused(reply) }
            transaction.takeSender(reply)
            return nextRecipient(0)
        case .recipient(let index):
            transaction.takeRecipient(index, reply)
            return nextRecipient(index + 1)
        case .data:
            // Yes to DATA without its content is an answer to something else.
            guard !reply.isPositive else { return .failed(.malformed(.data)) }
            guard reply.code == 354 else { return end(reply) }
            step = .content
            return .send(transaction.takeContent(), .content)
        default: return end(reply)
        }
    }

    private mutating func nextRecipient(_ index: Int) -> Action {
        if index < transaction.recipientCommands.count, extensions.hasPipelining || transaction.isSenderAccepted {
            step = .recipient(index)
            guard !extensions.hasPipelining else { return .wait(.recipient) }
            return .send(Array(transaction.recipientCommands[index].utf8), .recipient)
        }
        guard transaction.hasAcceptedRecipient else {
            step = .ready
            return .delivered(transaction.deliveries)
        }
        step = .data
        return .send(Array("DATA\r\n".utf8), .data)
    }

    private mutating func end(_ reply: SMTPReply) -> Action {
        transaction.takeContentReply(reply)
        step = .ready
        return .delivered(transaction.deliveries)
    }
}
