package import JSON

/// One member of an event's `data`.
package struct EventMember: Sendable {
    package let name: String
    /// JSON Schema (draft 2020-12) of the value.
    package let schema: JSONObject
    /// Whether it is always there.
    package let isRequired: Bool

    private init(_ name: String, _ schema: JSONObject, isRequired: Bool = true) {
        self.name = name
        self.schema = schema
        self.isRequired = isRequired
    }

    static func id(_ name: String) -> EventMember {
        EventMember(name, ["type": "string", "format": "uuid"])
    }

    static func ids(_ name: String) -> EventMember {
        EventMember(name, ["type": "array", "items": ["type": "string", "format": "uuid"]])
    }

    static func text(_ name: String) -> EventMember {
        EventMember(name, ["type": "string"])
    }

    /// A moment (RFC 3339).
    static func time(_ name: String) -> EventMember {
        EventMember(name, ["type": "string", "format": "date-time"])
    }

    /// A text of a closed list.
    static func word(_ name: String, _ words: [String]) -> EventMember {
        EventMember(name, ["enum": .array(words.map { .string($0) })])
    }

    static func integer(_ name: String) -> EventMember {
        EventMember(name, ["type": "integer"])
    }

    static func integers(_ name: String) -> EventMember {
        EventMember(name, ["type": "array", "items": ["type": "integer"]])
    }

    static func boolean(_ name: String) -> EventMember {
        EventMember(name, ["type": "boolean"])
    }

    /// The same, not always there or null.
    var optional: EventMember {
        EventMember(name, ["anyOf": [.object(schema), ["type": "null"]]], isRequired: false)
    }
}
