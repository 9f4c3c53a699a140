package import Mail

/// What became of a message for one of its recipients.
package struct SMTPDelivery: Sendable, Hashable {
    package enum Outcome: Sendable, Hashable {
        /// The server has taken it, and answers for it from now on (RFC 5321 §6.1).
        case accepted(SMTPReply)
        /// Not now (4yz).
        case deferred(SMTPReply)
        /// Never (5yz). At the stage `recipient` it is the address that is refused, else the message or its sender.
        case rejected(SMTPReply, SMTPStage)
        /// The server can't take it, as it has said beforehand; a sentence for people.
        case impossible(String)
    }

    package let recipient: MailAddress
    package let outcome: Outcome

    package init(recipient: MailAddress, outcome: Outcome) {
        self.recipient = recipient
        self.outcome = outcome
    }
}
