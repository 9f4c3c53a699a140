import Events
import JSON
import Web

extension AdminSchemas {
    static let events: [Named] =
        [("EventType", type.answer), ("Event", event)]
        + EventCatalogue.all.map { (name(of: $0.type), schema(of: $0)) }

    private static let type: [SchemaMember] = [
        .word("type", EventCatalogue.all.map(\.type.rawValue)), .text("description"),
        SchemaMember("schema", ["type": "object"]).said("JSON Schema 2020-12 of the whole event."),
    ]

    /// One of the types, by its member `type`.
    private static let event: JSONValue = {
        let names = EventCatalogue.all.map { ($0.type.rawValue, name(of: $0.type)) }
        return [
            "oneOf": .array(names.map { OpenAPIDocument.reference(to: $0.1) }),
            "discriminator": [
                "propertyName": "type",
                "mapping": .object(JSONObject(names.map { ($0.0, .string("#/components/schemas/\($0.1)")) })),
            ],
        ]
    }()

    private static func name(of type: EventType) -> String { "Event.\(type.rawValue)" }

    /// The dialect is the document's.
    private static func schema(of description: EventDescription) -> JSONValue {
        var schema = description.schema
        schema.removeValue("$schema")
        return .object(schema)
    }
}
