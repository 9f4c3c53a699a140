/// Which notifications are asked for; what is nil does not matter.
package struct NotificationFilter: Sendable, Hashable {
    package var state: NotificationState?
    package var type: MailType?
    /// The whole address of whom it went to, in any letter case.
    package var recipient: String?

    package init(state: NotificationState? = nil, type: MailType? = nil, recipient: String? = nil) {
        (self.state, self.type, self.recipient) = (state, type, recipient)
    }
}
