import FoundationEssentials
import Mail

/// A notification that is about to be written.
struct NewNotification: Sendable, Hashable {
    let id: UUID
    let type: MailType
    let eventID: UUID?
    var contactID: UUID?
    var userID: UUID?
    let recipient: String
    let locale: String
    let delivery: MailDelivery
    let values: MailValues
}
