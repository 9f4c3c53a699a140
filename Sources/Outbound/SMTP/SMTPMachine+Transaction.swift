import Mail

/// The conversation about one message: MAIL, RCPT, DATA.
extension SMTPMachine {
    func impossibility(of envelope: SMTPEnvelope) -> String? {
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
    mutating func sendSender() -> Action {
        step = .sender
        let commands =
            extensions.hasPipelining
            ? [transaction.senderCommand(extensions)] + transaction.recipientCommands
            : [transaction.senderCommand(extensions)]
        return .send(Array(commands.joined().utf8), .sender)
    }

    mutating func transacted(_ reply: SMTPReply) -> Action {
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
