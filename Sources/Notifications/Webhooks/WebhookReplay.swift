import Events
package import FoundationEssentials
package import JSON

/// A person's wish that events of the past be delivered once more, or at last.
package struct WebhookReplay: Sendable, Hashable {
    package let endpointID: UUID
    /// Patterns; the endpoint's own do not count.
    package let types: [String]
    /// From the event after this one to that one.
    package let after: Int64
    package let through: Int64
    package let requestedAt: Date

    var payload: JSONObject {
        [
            "endpoint": .string(endpointID.text), "types": .array(types.map(JSONValue.string)),
            "after": .integer(after), "through": .integer(through),
            "requested_at": .integer(Int64(requestedAt.timeIntervalSince1970 * 1000)),
        ]
    }

    /// Reads the payload of a job; nil for what no release has written.
    package init?(_ payload: JSONObject) {
        guard let endpointID = payload["endpoint"]?.stringValue.flatMap({ UUID(uuidString: $0) }),
            let types = payload["types"]?.arrayValue?.compactMap(\.stringValue),
            let after = payload["after"]?.integerValue, let through = payload["through"]?.integerValue,
            let requestedAt = payload["requested_at"]?.integerValue
        else { return nil }
        self.init(
            endpointID: endpointID, types: types, after: after, through: through,
            requestedAt: Date(timeIntervalSince1970: Double(requestedAt) / 1000))
    }

    init(endpointID: UUID, types: [String], after: Int64, through: Int64, requestedAt: Date) {
        self.endpointID = endpointID
        self.types = types
        self.after = after
        self.through = through
        self.requestedAt = requestedAt
    }

    func going(onAfter place: Int64) -> WebhookReplay {
        WebhookReplay(
            endpointID: endpointID, types: types, after: place, through: through, requestedAt: requestedAt)
    }

    func wants(_ type: EventType) -> Bool {
        types.contains { EventTypePattern($0)?.matches(type) ?? false }
    }
}
