import Events
import FoundationEssentials
import JSON

/// The events that tell what happened to a resource of a tenant's own type.
struct OwnResourceEvents {
    let id: UUID
    /// The type's name.
    let type: String
    /// The configuration that provisioned the resource.
    let configurationID: UUID
    let requestID: String

    func created() -> NewEvent {
        NewEvent(type: .resourceCreated, subject: id, data: data)
    }

    func updated(_ changes: [Change]) -> NewEvent {
        NewEvent(type: .resourceUpdated, subject: id, data: data, changes: changes)
    }

    func deleted() -> NewEvent {
        NewEvent(type: .resourceDeleted, subject: id, data: data)
    }

    private var data: JSONObject {
        [
            "resource_type": .string(type), "configuration_id": .string(configurationID.canonicalText),
            "request_id": .string(requestID),
        ]
    }
}
