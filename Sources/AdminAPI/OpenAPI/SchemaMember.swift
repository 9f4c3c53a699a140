import JSON
import Web

/// One member of an object, as JSON Schema 2020-12 describes it.
struct SchemaMember: Sendable {
    let name: String
    private(set) var schema: JSONObject
    /// Whether it is always there.
    private(set) var isRequired = true

    init(_ name: String, _ schema: JSONObject) {
        self.name = name
        self.schema = schema
    }

    static func id(_ name: String) -> SchemaMember {
        SchemaMember(name, ["type": "string", "format": "uuid"])
    }

    static func ids(_ name: String, _ counts: ClosedRange<Int>? = nil) -> SchemaMember {
        list(name, of: ["type": "string", "format": "uuid"], counts)
    }

    /// A moment (RFC 3339).
    static func time(_ name: String) -> SchemaMember {
        SchemaMember(name, ["type": "string", "format": "date-time"])
    }

    /// - Parameter lengths: In characters.
    static func text(_ name: String, _ lengths: ClosedRange<Int>? = nil, pattern: String? = nil) -> SchemaMember {
        var schema: JSONObject = ["type": "string"]
        if let lengths {
            schema.append("minLength", .integer(lengths.lowerBound))
            schema.append("maxLength", .integer(lengths.upperBound))
        }
        if let pattern { schema.append("pattern", .string(pattern)) }
        return SchemaMember(name, schema)
    }

    static func integer(_ name: String, _ range: ClosedRange<Int>? = nil) -> SchemaMember {
        SchemaMember(name, .integer(in: range))
    }

    static func integers(_ name: String, _ range: ClosedRange<Int>? = nil, _ counts: ClosedRange<Int>? = nil)
        -> SchemaMember
    {
        list(name, of: .integer(in: range), counts)
    }

    static func number(_ name: String) -> SchemaMember { SchemaMember(name, ["type": "number"]) }

    static func boolean(_ name: String) -> SchemaMember { SchemaMember(name, ["type": "boolean"]) }

    /// One of the words of an enumeration.
    static func word<Word: RawRepresentable<String> & CaseIterable>(_ name: String, _ words: Word.Type) -> SchemaMember
    {
        word(name, words.allCases.map(\.rawValue))
    }

    static func word(_ name: String, _ words: [String]) -> SchemaMember {
        SchemaMember(name, .word(of: words))
    }

    static func texts(_ name: String, _ counts: ClosedRange<Int>? = nil) -> SchemaMember {
        list(name, of: ["type": "string"], counts)
    }

    static func list(_ name: String, of schema: JSONObject, _ counts: ClosedRange<Int>? = nil) -> SchemaMember {
        var list: JSONObject = ["type": "array", "items": .object(schema)]
        if let counts {
            list.append("minItems", .integer(counts.lowerBound))
            list.append("maxItems", .integer(counts.upperBound))
        }
        return SchemaMember(name, list)
    }

    /// A list of what the schema of that name describes.
    static func list(_ name: String, of component: String) -> SchemaMember {
        list(name, of: .reference(to: component))
    }

    /// What the schema of that name describes.
    static func reference(_ name: String, to component: String) -> SchemaMember {
        SchemaMember(name, .reference(to: component))
    }

    /// An object in an answer.
    static func object(_ name: String, _ members: [SchemaMember]) -> SchemaMember {
        SchemaMember(name, members.answer.objectValue ?? [:])
    }

    /// An object in a body.
    static func part(_ name: String, _ members: [SchemaMember]) -> SchemaMember {
        SchemaMember(name, members.body.objectValue ?? [:])
    }

    /// An object whose names nobody knows beforehand.
    static func map(_ name: String, to schema: JSONValue = true) -> SchemaMember {
        SchemaMember(name, ["type": "object", "additionalProperties": schema])
    }

    /// The same, or null.
    var nullable: SchemaMember {
        var member = self
        guard let type = schema["type"]?.stringValue else {
            member.schema = ["anyOf": [.object(schema), ["type": "null"]]]
            return member
        }
        member.schema["type"] = [.string(type), "null"]
        if let words = schema["enum"]?.arrayValue { member.schema["enum"] = .array(words + [.null]) }
        return member
    }

    /// The same, which need not be there; for bodies, where null counts as a member that isn't there.
    var optional: SchemaMember {
        var member = nullable
        member.isRequired = false
        return member
    }

    /// The same, which some answers have and others don't.
    var sometimes: SchemaMember {
        var member = self
        member.isRequired = false
        return member
    }

    /// The same with a sentence for people.
    func said(_ description: String) -> SchemaMember {
        var member = self
        member.schema["description"] = .string(description)
        return member
    }
}

extension JSONValue {
    static func integer(_ number: Int) -> JSONValue { .integer(Int64(number)) }
}

extension JSONObject {
    static func integer(in range: ClosedRange<Int>?) -> JSONObject {
        var schema: JSONObject = ["type": "integer", "format": "int64"]
        if let range {
            schema.append("minimum", .integer(range.lowerBound))
            schema.append("maximum", .integer(range.upperBound))
        }
        return schema
    }

    static func word(of words: [String]) -> JSONObject {
        ["type": "string", "enum": .array(words.map(JSONValue.string))]
    }

    static func reference(to component: String) -> JSONObject {
        OpenAPIDocument.reference(to: component).objectValue ?? [:]
    }
}
