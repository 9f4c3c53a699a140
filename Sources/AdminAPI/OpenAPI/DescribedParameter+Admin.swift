import JSON
import Web

extension DescribedParameter {
    /// What stands in paths, by name.
    private static let inPaths = [
        shared("tenant", in: .path, "The slug of the tenant."),
        id("key", "The key."),
        number("job", "The job."),
        number("pause", "The pause."),
        shared("schedule", in: .path, "The name of the recurring job."),
        shared("queue", in: .path, "The name of the queue."),
        id("configuration", "The SCIM configuration."),
        id("token", "The token."),
        shared("urn", in: .path, "The URN of the schema, in any letter case."),
        shared("type", in: .path, "The name of the type."),
        shared("locale", in: .path, "A language tag such as en or de-AT."),
        id("pool", "The licence pool."),
        id("rule", "The licence rule."),
        id("user", "The person."),
        id("group", "The group."),
        id("entry", "The entry of the log."),
        id("endpoint", "The webhook endpoint."),
        id("delivery", "The delivery."),
        id("notification", "The notification."),
        id("contact", "The contact."),
        id("suppression", "The suppressed address."),
    ]

    /// The parameters of a path's template; what stands on no page is a text.
    static func inPath(_ template: String) -> [DescribedParameter] {
        template.split(separator: "/").filter { $0.hasPrefix("{") }.map { part in
            let name = part.dropFirst().dropLast()
            return inPaths.first { $0.name == name } ?? DescribedParameter(String(name), in: .path, "The \(name).")
        }
    }

    static let limit = shared(
        "limit", in: .query, "The most elements on the page.",
        limit(ListRequest.usualLimits, usually: ListRequest.usualLimit))
    static let cursor = shared("cursor", in: .query, "The next_cursor of the page before; none for the first page.")
    static let ifMatch = shared("If-Match", in: .header, "The version that must be the present one; otherwise 412.")
    static let idempotencyKey = shared(
        "Idempotency-Key", in: .header,
        "Of a request that may be sent again: the answer to the first is kept for a day and given once more.",
        ["type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"])
    static let dryRun = shared(
        "dry_run", in: .query, "With true nothing is changed, and the answer says what would happen.",
        ["type": "boolean", "default": false])

    /// Those to which operations refer.
    static let allOfAdmin = inPaths + [limit, cursor, ifMatch, idempotencyKey, dryRun]

    /// - Parameter schema: The limits of a list that has its own.
    static func limit(_ range: ClosedRange<Int>, usually usual: Int) -> JSONValue {
        var schema = JSONObject.integer(in: range)
        schema.append("default", .integer(usual))
        return .object(schema)
    }

    /// One of the words of an enumeration.
    static func filter<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ description: String, _ words: Word.Type
    ) -> DescribedParameter {
        DescribedParameter(
            name, in: .query, description, .object(.word(of: words.allCases.map(\.rawValue))))
    }

    static func filter(_ name: String, _ description: String, format: String? = nil) -> DescribedParameter {
        var schema: JSONObject = ["type": "string"]
        if let format { schema.append("format", .string(format)) }
        return DescribedParameter(name, in: .query, description, .object(schema))
    }

    private static func id(_ name: String, _ description: String) -> DescribedParameter {
        shared(name, in: .path, description, ["type": "string", "format": "uuid"])
    }

    private static func number(_ name: String, _ description: String) -> DescribedParameter {
        shared(name, in: .path, description, .object(.integer(in: nil)))
    }

    private static func shared(
        _ name: String, in place: Place, _ description: String, _ schema: JSONValue = ["type": "string"]
    ) -> DescribedParameter {
        DescribedParameter(name, in: place, description, schema, isShared: true)
    }
}
