package import JSON

/// What the audit log keeps of a JSON value: no secrets, and not more than it needs.
package enum AuditedDocument {
    /// Members whose values nobody may read later.
    private static let secrets: Set<String> = [
        "token", "secret", "previous_secret", "client_secret", "key", "private_key", "password", "headers",
        "authorization", "client_assertion", "access_token", "link",
    ]
    private static let longest = 16 * 1024

    /// Nil for nothing.
    package static func text(_ value: JSONValue?) -> String? {
        guard let value, !value.isNull else { return nil }
        let text = redacted(value).serialized()
        guard text.utf8.count <= longest else { return #"{"truncated":true}"# }
        // Postgres can't keep U+0000, which JSON writes as an escape.
        return text
    }

    static func redacted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            .object(
                JSONObject(
                    object.map { member in
                        let isSecret = secrets.contains(member.name.lowercased()) && !member.value.isNull
                        return (member.name, isSecret ? "[redacted]" : redacted(member.value))
                    }))
        case .array(let elements): .array(elements.map(redacted))
        default: value
        }
    }
}
