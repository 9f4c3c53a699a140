import Events
import FoundationEssentials
import JSON

/// The events that tell what happened to a person.
struct UserEvents {
    let id: UUID
    /// The configuration that provisioned the person: whose rules for licences apply.
    let configurationID: UUID
    let requestID: String

    func created(active: Bool) -> [NewEvent] {
        var data = data
        data.append("active", .bool(active))
        return [NewEvent(type: .userCreated, subject: id, data: data)]
    }

    /// Becoming active or inactive is an event of its own; what else changed is another.
    ///
    /// `active` itself may come or go without that: a person without the attribute counts as active.
    func changed(_ changes: [Change], from wasActive: Bool, to isActive: Bool) -> [NewEvent] {
        let flips = changes.filter { $0.path == "active" && wasActive != isActive }
        let others = changes.filter { $0.path != "active" || wasActive == isActive }
        var events: [NewEvent] = []
        if !others.isEmpty { events.append(NewEvent(type: .userUpdated, subject: id, data: data, changes: others)) }
        if !flips.isEmpty {
            events.append(
                NewEvent(type: isActive ? .userActivated : .userDeactivated, subject: id, data: data, changes: flips))
        }
        return events
    }

    func deleted() -> [NewEvent] {
        [NewEvent(type: .userDeleted, subject: id, data: data)]
    }

    private var data: JSONObject {
        ["configuration_id": .string(configurationID.canonicalText), "request_id": .string(requestID)]
    }
}
