package import FoundationEssentials

/// A mail that somebody gets, got, or did not get.
package struct Notification: Sendable, Hashable {
    package let id: UUID
    package let type: MailType
    package let eventID: UUID?
    package let contactID: UUID?
    package let userID: UUID?
    package let recipient: String
    package let locale: String
    package let delivery: MailDelivery
    /// The digest that tells of it.
    package let digestID: UUID?
    package let state: NotificationState
    package let values: MailValues
    /// How often it was handed to the mail server, or was about to be.
    package let attempts: Int
    /// What the mail server said last, or why it was not asked.
    package let reply: String?
    package let createdAt: Date
    package let updatedAt: Date
    package let sentAt: Date?
}
