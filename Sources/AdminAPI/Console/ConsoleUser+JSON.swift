package import JSON
package import Tenancy

extension ConsoleUser {
    /// A user of the console as the admin API shows it.
    package var json: JSONObject {
        [
            "id": .id(id), "address": .string(address), "name": .string(name), "role": .string(role.rawValue),
            "created_at": .time(createdAt), "disabled_at": .time(disabledAt),
        ]
    }
}

extension ConsoleLink {
    /// The one answer that shows the link.
    package func json(baseURL: String) -> JSONObject {
        [
            "id": .id(id), "user_id": .id(userID), "link": .string(baseURL + path), "expires_at": .time(expiresAt),
        ]
    }
}
