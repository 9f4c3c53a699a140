import Notifications

extension NotificationState {
    var label: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    var colour: String {
        switch self {
        case .queued: "amber"
        case .sent: "green"
        case .failed, .bounced: "red"
        case .suppressed: "grey"
        }
    }
}
