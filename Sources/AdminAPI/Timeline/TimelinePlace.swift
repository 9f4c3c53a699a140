import Events
import FoundationEssentials
import Notifications
import Provisioning

/// Where a timeline goes on: before which event, request and notification.
package struct TimelinePlace: Sendable, Hashable {
    var event: Int64?
    var request: UUID?
    var notification: UUID?

    /// Nil for what is no place.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        (event, request, notification) = (
            Int64(parts[0]), UUID(uuidString: String(parts[1])), UUID(uuidString: String(parts[2]))
        )
        let isWhole =
            (event != nil || parts[0].isEmpty) && (request != nil || parts[1].isEmpty)
            && (notification != nil || parts[2].isEmpty)
        guard isWhole else { return nil }
    }

    package init() {}

    package var text: String {
        "\(event.map(String.init) ?? "")/\(request?.uuidString ?? "")/\(notification?.uuidString ?? "")"
    }

    /// Behind an entry.
    mutating func pass(_ entry: TimelineEntry) {
        switch entry {
        case .event(let event): self.event = event.sequence
        case .request(let entry): request = entry.id
        case .notification(let notification): self.notification = notification.id
        }
    }
}
