/// A notification with what it says.
package struct OutgoingMail: Sendable, Hashable {
    package let notification: Notification
    package let content: FilledMail
    package let unsubscribeURL: String?
}
