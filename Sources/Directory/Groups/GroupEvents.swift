import Events
import FoundationEssentials
import JSON

/// The events that tell what happened to a group.
struct GroupEvents {
    /// Ids in one event; more make more events.
    static let idsInEvent = 500

    let id: UUID
    let configurationID: UUID
    let requestID: String

    func created(displayName: String) -> NewEvent {
        var data = data
        data.append("display_name", .string(displayName))
        return NewEvent(type: .groupCreated, subject: id, data: data)
    }

    func updated(_ changes: [Change]) -> [NewEvent] {
        changes.isEmpty ? [] : [NewEvent(type: .groupUpdated, subject: id, data: data, changes: changes)]
    }

    /// Only those who really joined or left, `added` before `removed`.
    func membersChanged(added: [UUID], removed: [UUID]) -> [NewEvent] {
        let all = added.map { ($0, true) } + removed.map { ($0, false) }
        return stride(from: 0, to: all.count, by: Self.idsInEvent).map { start in
            let part = all[start..<min(start + Self.idsInEvent, all.count)]
            var data = data
            data.append("added", .array(part.filter(\.1).map { .string($0.0.canonicalText) }))
            data.append("removed", .array(part.filter { !$0.1 }.map { .string($0.0.canonicalText) }))
            return NewEvent(type: .groupMembersChanged, subject: id, data: data)
        }
    }

    func deleted() -> NewEvent {
        NewEvent(type: .groupDeleted, subject: id, data: data)
    }

    private var data: JSONObject {
        ["configuration_id": .string(configurationID.canonicalText), "request_id": .string(requestID)]
    }
}
