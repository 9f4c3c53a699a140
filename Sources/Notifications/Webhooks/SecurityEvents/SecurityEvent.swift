import Events
import JSON
import SCIM

/// What RFC 9967 says of an event; licences and the like have no SCIM event.
struct SecurityEvent: Sendable, Hashable {
    let uri: SCIMEventURI
    /// Relative to the tenant's SCIM base (RFC 9967 §2.1).
    let subject: String
    /// Nil for events without a payload.
    let attributes: [String]?

    /// Nil for an event that SCIM does not know.
    init?(_ event: Event) {
        guard let uri = Self.uris[event.type] else { return nil }
        self.uri = uri
        let collection = event.type.rawValue.hasPrefix("user.") ? "Users" : "Groups"
        subject = "/\(collection)/\(event.subject.text)"
        attributes =
            switch uri {
            case .createNotice: collection == "Users" ? ["id", "userName", "active"] : ["id", "displayName"]
            case .patchNotice: event.type == .groupMembersChanged ? ["members"] : Self.paths(event.changes)
            case .delete, .activate, .deactivate: nil
            }
    }

    private static let uris: [EventType: SCIMEventURI] = [
        .userCreated: .createNotice, .userUpdated: .patchNotice, .userActivated: .activate,
        .userDeactivated: .deactivate, .userDeleted: .delete, .groupCreated: .createNotice,
        .groupUpdated: .patchNotice, .groupMembersChanged: .patchNotice, .groupDeleted: .delete,
    ]

    /// The paths of the differences, each once.
    private static func paths(_ changes: String?) -> [String] {
        guard let changes, let list = try? JSONParser.parse(changes).arrayValue else { return [] }
        var paths: [String] = []
        for case let path? in list.map({ $0["path"]?.stringValue }) where !paths.contains(path) { paths.append(path) }
        return paths
    }

    /// The claim `events` (RFC 8417 §2.2).
    var claim: JSONValue {
        var payload = JSONObject()
        if let attributes { payload.append("attributes", .array(attributes.map(JSONValue.string))) }
        return .object(JSONObject([(uri.rawValue, .object(payload))]))
    }
}
