/// How a contact gets mail of a type.
package enum MailDelivery: String, Sendable, Hashable, CaseIterable {
    case atOnce = "at_once"
    /// With others, once an hour or a day.
    case digest
    case off
}
