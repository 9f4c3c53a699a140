package import JSON

/// What readers are told of a type of events.
package struct EventDescription: Sendable {
    package let type: EventType
    /// One sentence.
    package let summary: String
    /// What the subject's id names.
    package let subject: String
    /// The members of `data`.
    package let data: [EventMember]
    /// Whether `changes` lists what is different; null for all other types.
    package let hasChanges: Bool

    init(
        _ type: EventType, _ summary: String, of subject: String, _ data: [EventMember], hasChanges: Bool = false
    ) {
        self.type = type
        self.summary = summary
        self.subject = subject
        self.data = data
        self.hasChanges = hasChanges
    }

    /// JSON Schema (draft 2020-12) of the whole event, as lists of events show it.
    ///
    /// Members may be added to any event in later releases, so none is forbidden.
    package var schema: JSONObject {
        [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": .string(type.rawValue),
            "description": .string(summary),
            "type": "object",
            "required": ["id", "sequence", "type", "time", "subject", "data", "changes"],
            "properties": [
                "id": ["type": "string", "format": "uuid"],
                "sequence": ["type": "integer", "minimum": 1],
                "type": ["const": .string(type.rawValue)],
                "time": ["type": "string", "format": "date-time"],
                "subject": ["type": "string", "format": "uuid", "description": .string(subject)],
                "data": .object(dataSchema),
                "changes": hasChanges ? Self.changesSchema : ["type": "null"],
            ],
        ]
    }

    private var dataSchema: JSONObject {
        var properties = JSONObject()
        for member in data { properties.append(member.name, .object(member.schema)) }
        return [
            "type": "object", "properties": .object(properties),
            "required": .array(data.filter(\.isRequired).map { .string($0.name) }),
        ]
    }

    private static let changesSchema: JSONValue = [
        "type": "array", "minItems": 1,
        "items": [
            "type": "object", "required": ["path"],
            "properties": [
                "path": ["type": "string", "description": "The attribute in SCIM's notation, or the setting's name."],
                "old": ["description": "The value before; absent when there was none."],
                "new": ["description": "The value after; absent when there is none."],
            ],
        ],
    ]
}
