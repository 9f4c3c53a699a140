package import JSON
package import Notifications

extension MailContact {
    /// The contact as the admin API shows it, with how each type comes to it.
    package var json: JSONObject {
        var types = JSONObject()
        for type in MailType.forContacts { types.append(type.rawValue, .string(delivery(of: type).rawValue)) }
        return [
            "id": .id(id), "address": .string(address), "locale": .string(locale), "digest": .string(digest.rawValue),
            "types": .object(types), "state": .string(state.rawValue), "version": .integer(version),
            "created_at": .time(createdAt), "updated_at": .time(updatedAt),
        ]
    }

    /// What `If-Match` and `ETag` carry.
    var entityTag: String { "W/\"\(version)\"" }
}
