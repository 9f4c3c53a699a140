import AdminAPI
import Events
import FoundationEssentials
import Notifications
import Provisioning

/// One line of a person's timeline.
struct HappeningView {
    let when: MomentView
    let sentence: String
    /// Such as an event's type.
    let detail: String?
    let entryPath: String?
    let badge: String?
    let colour: String

    init(_ entry: TimelineEntry) {
        when = MomentView(entry.time)
        switch entry {
        case .event(let event):
            sentence = Self.summaries[event.type] ?? event.type.rawValue
            (detail, entryPath, badge, colour) = (event.type.rawValue, nil, nil, "grey")
        case .request(let request):
            sentence = "\(request.operation.label) by the identity provider."
            (detail, badge, colour) = (request.code, request.outcome.rawValue, request.outcome.colour)
            entryPath = "/console/provisioning-log/\(request.id.text)"
        case .notification(let notification):
            sentence = "Mail to \(notification.recipient)."
            (detail, entryPath) = (notification.type.label, nil)
            (badge, colour) = (notification.state.rawValue, notification.state == .sent ? "green" : "grey")
        }
    }

    private static let summaries = Dictionary(
        EventCatalogue.all.map { ($0.type, $0.summary) }, uniquingKeysWith: { first, _ in first })
}
