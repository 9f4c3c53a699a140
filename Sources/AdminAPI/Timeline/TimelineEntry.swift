package import Events
package import FoundationEssentials
import JSON
package import Notifications
package import Provisioning

/// Something that happened to a person, was asked about it, or was written to it.
package enum TimelineEntry: Sendable {
    case event(Event)
    case request(ProvisioningEntry)
    case notification(Notifications.Notification)

    package var time: Date {
        switch self {
        case .event(let event): event.time
        case .request(let entry): entry.time
        case .notification(let notification): notification.createdAt
        }
    }

    var json: JSONObject {
        var json: JSONObject = ["time": .time(time), "event": .null, "request": .null, "notification": .null]
        switch self {
        case .event(let event): json["event"] = .object(event.json)
        case .request(let entry): json["request"] = .object(entry.json)
        case .notification(let notification): json["notification"] = .object(notification.json)
        }
        return json
    }
}
