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

    /// A flip of `active` is an event of its own; what else changed is another.
    func changed(_ changes: [Change], active: Bool) -> [NewEvent] {
        let flips = changes.filter { $0.path == "active" }
        let others = changes.filter { $0.path != "active" }
        var events: [NewEvent] = []
        if !others.isEmpty { events.append(NewEvent(type: .userUpdated, subject: id, data: data, changes: others)) }
        if !flips.isEmpty {
            events.append(
                NewEvent(type: active ? .userActivated : .userDeactivated, subject: id, data: data, changes: flips))
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
