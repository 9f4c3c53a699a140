internal import JSON

/// A resource while its attributes come in, in whatever order the client sent them.
struct ResourceDraft {
    private let schema: ResourceSchema
    private var core: [JSONValue?]
    private var externalID: JSONValue?
    private var extensions: [JSONObject?]
    /// Extensions that no schema describes, as they were sent.
    private var unregistered: [(urn: String, value: JSONObject)] = []
    private(set) var assertedExtensions: Set<String> = []

    init(_ schema: ResourceSchema) {
        self.schema = schema
        core = Array(repeating: nil, count: schema.core.attributes.count)
        extensions = Array(repeating: nil, count: schema.extensions.count)
    }

    /// Takes a core or common attribute under any spelling; an unknown one is recorded and left out.
    mutating func assign(_ value: JSONValue, to name: String, _ reader: inout AttributeReader) throws(SCIMError) {
        guard let index = schema.core.attributes.index(of: name) else {
            return try assignCommon(value, to: name, &reader)
        }
        core[index] = try Self.read(value, of: schema.core.attributes[index], in: nil, &reader)
    }

    mutating func assign(
        _ value: JSONValue, toExtension urn: String, _ reader: inout AttributeReader
    ) throws(SCIMError) {
        let index = schema.extensions.firstIndex { URN.equal($0.id, urn) }
        assertedExtensions.insert(index.map { schema.extensions[$0].id } ?? urn)
        switch value {
        case .null: return
        case .object(let object):
            guard let index else {
                try reader.record(.unregisteredExtensionKept, at: urn)
                let kept = object.withoutUnassigned
                guard !kept.isEmpty else { return }
                try UnregisteredExtension.check(kept, number: unregistered.count + 1)
                unregistered.append((urn, kept))
                return
            }
            extensions[index] = try Self.read(object, of: schema.extensions[index], &reader)
        default:
            guard index == nil else { throw .invalidValue("\(urn) must be an object.") }
            try reader.record(.unknownAttributeIgnored, at: urn)
        }
    }

    /// What has come in, in canonical order and with the `schemas` that follow from it.
    func resource() -> JSONObject {
        var schemas: [JSONValue] = [.string(schema.core.id)]
        var body: [(String, JSONValue)] = []
        if let externalID { body.append((CommonAttributes.externalID.name, externalID)) }
        for (definition, value) in zip(schema.core.attributes, core) {
            if let value { body.append((definition.name, value)) }
        }
        for (definition, value) in zip(schema.extensions, extensions) {
            guard let value, !value.isEmpty else { continue }
            schemas.append(.string(definition.id))
            body.append((definition.id, .object(value)))
        }
        for (urn, value) in unregistered {
            schemas.append(.string(urn))
            body.append((urn, .object(value)))
        }
        var resource = JSONObject()
        resource.reserveCapacity(body.count + 1)
        resource.append("schemas", .array(schemas))
        for (name, value) in body { resource.append(name, value) }
        return resource
    }

    private mutating func assignCommon(
        _ value: JSONValue, to name: String, _ reader: inout AttributeReader
    ) throws(SCIMError) {
        if ASCIICase.equal(name, CommonAttributes.externalID.name) {
            externalID = try Self.read(value, of: CommonAttributes.externalID, in: nil, &reader)
        } else if CommonAttributes.all.index(of: name) != nil {
            if !value.isNull { try reader.record(.readOnlyIgnored, at: AttributePath(name)) }
        } else {
            try reader.record(.unknownAttributeIgnored, at: AttributePath(name))
        }
    }

    private static func read(
        _ object: JSONObject, of schema: SchemaDefinition, _ reader: inout AttributeReader
    ) throws(SCIMError) -> JSONObject {
        var values = [JSONValue?](repeating: nil, count: schema.attributes.count)
        for (name, value) in object {
            guard let index = schema.attributes.index(of: name) else {
                try reader.record(.unknownAttributeIgnored, at: AttributePath(schema: schema.id, name))
                continue
            }
            values[index] = try read(value, of: schema.attributes[index], in: schema.id, &reader)
        }
        var result = JSONObject()
        for (definition, value) in zip(schema.attributes, values) {
            if let value { result.append(definition.name, value) }
        }
        return result
    }

    private static func read(
        _ value: JSONValue, of definition: AttributeDefinition, in urn: String?, _ reader: inout AttributeReader
    ) throws(SCIMError) -> JSONValue? {
        let path = AttributePath(schema: urn, definition.name)
        switch definition.mutability {
        case .readOnly:
            if !value.isNull { try reader.record(.readOnlyIgnored, at: path) }
            return nil
        case .writeOnly:
            if !value.isNull { try reader.record(.passwordDiscarded, at: path) }
            return nil
        case .readWrite, .immutable: return try reader.value(value, of: definition, at: path)
        }
    }
}

extension JSONObject {
    /// The object without nulls, empty texts and empty containers, at any depth.
    var withoutUnassigned: JSONObject {
        var result = JSONObject()
        for (name, value) in self {
            switch value {
            case .null, .string(""): continue
            case .array(let elements):
                let kept = elements.filter { !$0.isNull }
                if !kept.isEmpty { result.append(name, .array(kept)) }
            case .object(let object):
                let kept = object.withoutUnassigned
                if !kept.isEmpty { result.append(name, .object(kept)) }
            default: result.append(name, value)
            }
        }
        return result
    }
}
