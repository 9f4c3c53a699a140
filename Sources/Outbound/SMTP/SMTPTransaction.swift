import Mail

/// The part of a conversation that is about one message: what to say, and what was answered for whom (RFC 5321 §3.3).
struct SMTPTransaction: Sendable {
    private let envelope: SMTPEnvelope?
    private var outcomes: [SMTPDelivery.Outcome?]
    private(set) var isSenderAccepted = false
    /// Whether the server may still have a sender or recipients in mind.
    private(set) var isOpen = false
    let recipientCommands: [String]

    /// None yet.
    init() {
        envelope = nil
        outcomes = []
        recipientCommands = []
    }

    init(_ envelope: SMTPEnvelope) {
        self.envelope = envelope
        outcomes = envelope.recipients.map { _ in nil }
        recipientCommands = envelope.recipients.map { "RCPT TO:<\($0)>\r\n" }
    }

    func senderCommand(_ extensions: SMTPExtensions) -> String {
        guard let envelope else { return "" }
        var command = "MAIL FROM:<\(envelope.sender)>"
        if extensions.hasSize { command += " SIZE=\(envelope.content.count)" }
        if envelope.needsUTF8 {
            command += " SMTPUTF8"
            // The headers of such a message are not ASCII (RFC 6532 §3.1).
            if extensions.has8BitMIME { command += " BODY=8BITMIME" }
        }
        return command + "\r\n"
    }

    var hasAcceptedRecipient: Bool { isSenderAccepted && outcomes.contains(nil) }

    var deliveries: [SMTPDelivery] {
        zip(envelope?.recipients ?? [], outcomes).compactMap { recipient, outcome in
            outcome.map { SMTPDelivery(recipient: recipient, outcome: $0) }
        }
    }

    mutating func takeSender(_ reply: SMTPReply) {
        isSenderAccepted = reply.isPositive
        isOpen = reply.isPositive
        guard !isSenderAccepted else { return }
        outcomes = outcomes.map { _ in Self.refusal(reply, .sender) }
    }

    mutating func takeRecipient(_ index: Int, _ reply: SMTPReply) {
        // After a refused sender the recipients' refusals only repeat it.
        guard isSenderAccepted, !reply.isPositive else { return }
        outcomes[index] = Self.refusal(reply, .recipient)
    }

    func takeContent() -> [UInt8] { envelope?.transmitted ?? [] }

    /// The reply to the content, or a refusal of DATA; it is about everyone whose RCPT was accepted.
    mutating func takeContentReply(_ reply: SMTPReply) {
        outcomes = outcomes.map { $0 ?? (reply.isPositive ? .accepted(reply) : Self.refusal(reply, .content)) }
        isOpen = !reply.isPositive
    }

    /// What is neither yes nor a permanent no to this message can be tried again: so can what the operator has to mend, and a
    /// mailbox that is full.
    private static func refusal(_ reply: SMTPReply, _ stage: SMTPStage) -> SMTPDelivery.Outcome {
        let mayPass = reply.isAboutUs || (stage == .recipient && reply.code == 552)
        return reply.isPermanent && !mayPass ? .rejected(reply, stage) : .deferred(reply)
    }
}
