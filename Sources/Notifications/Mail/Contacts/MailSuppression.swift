package import FoundationEssentials

/// An address to which nothing is sent, because a mail server has refused it for good.
package struct MailSuppression: Sendable, Hashable {
    package let id: UUID
    package let address: String
    /// What the mail server said.
    package let reply: String
    package let since: Date
}
