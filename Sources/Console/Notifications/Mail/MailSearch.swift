import Notifications
import Web

/// Which mail a list shows, as its URL says.
struct MailSearch: Sendable {
    let filter: NotificationFilter

    init(_ query: Query) {
        let recipient = query.text("recipient")
        filter = NotificationFilter(
            state: NotificationState(rawValue: query.text("state")), type: MailType(rawValue: query.text("type")),
            recipient: recipient.isEmpty ? nil : recipient)
    }

    var parameters: [(String, String)] {
        [
            ("recipient", filter.recipient ?? ""), ("state", filter.state?.rawValue ?? ""),
            ("type", filter.type?.rawValue ?? ""),
        ]
    }

    var states: [Choice] {
        let chosen = filter.state?.rawValue ?? ""
        return [Choice("", "Any state", chosen: chosen)]
            + NotificationState.allCases.map { Choice($0.rawValue, $0.label, chosen: chosen) }
    }

    var types: [Choice] {
        let chosen = filter.type?.rawValue ?? ""
        return [Choice("", "Anything", chosen: chosen)]
            + MailType.allCases.map { Choice($0.rawValue, $0.label, chosen: chosen) }
    }
}
