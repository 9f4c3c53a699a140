package import FoundationEssentials
package import JSON

/// A deleted SCIM configuration whose traces are still to be cleared: the payload of the job that does it.
package struct FormerConfiguration: Sendable, Hashable {
    package let id: UUID
    package let users: FormerUsers
    /// Of the request that has deleted it, for the events that follow.
    package let requestID: String

    package init(id: UUID, users: FormerUsers, requestID: String) {
        self.id = id
        self.users = users
        self.requestID = requestID
    }

    /// Nil for what no release has written.
    package init?(_ payload: JSONObject) {
        guard let id = payload["configuration"]?.stringValue.flatMap({ UUID(uuidString: $0) }),
            let users = payload["users"]?.stringValue.flatMap(FormerUsers.init(rawValue:)),
            let requestID = payload["request_id"]?.stringValue
        else { return nil }
        self.init(id: id, users: users, requestID: requestID)
    }

    package var payload: JSONObject {
        [
            "configuration": .string(id.canonicalText), "users": .string(users.rawValue),
            "request_id": .string(requestID),
        ]
    }
}
