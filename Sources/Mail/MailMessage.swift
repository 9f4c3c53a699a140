package import FoundationEssentials

/// A message to one person, with its text in two forms.
package struct MailMessage: Sendable, Hashable {
    package let sender: Mailbox
    package let recipient: MailAddress
    /// One line.
    package let subject: String
    package let text: String
    package let html: String
    package let date: Date
    /// Tells a repetition of this message from another one; a part of its `Message-ID`.
    package let id: UUID
    /// Where who gets it can end that with one request (RFC 8058); nil for what is not sent regularly.
    package let unsubscribeURL: String?

    package init(
        sender: Mailbox, recipient: MailAddress, subject: String, text: String, html: String, date: Date, id: UUID,
        unsubscribeURL: String? = nil
    ) {
        self.sender = sender
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.html = html
        self.date = date
        self.id = id
        self.unsubscribeURL = unsubscribeURL
    }

    /// The same for every attempt to send the message (RFC 5322 §3.6.4).
    package var messageID: String { "<\(id.uuidString.lowercased())@\(sender.address.domain)>" }
}
