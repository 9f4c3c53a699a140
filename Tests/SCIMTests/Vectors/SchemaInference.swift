import JSON

@testable import SCIM

/// Adds to a schema what documents have beyond it, for cases of libraries that know no schemas.
enum SchemaInference {
    static func schema(_ base: ResourceSchema, seenIn documents: [JSONObject]) -> ResourceSchema {
        var core = base.core
        for document in documents {
            for (name, value) in document where !name.contains(":") && CommonAttributes.all.index(of: name) == nil {
                core.attributes = extended(core.attributes, by: name, value)
            }
        }
        return ResourceSchema(base.resourceType, core: core, extensions: base.extensions)
    }

    private static func extended(
        _ definitions: AttributeList, by name: String, _ value: JSONValue
    ) -> AttributeList {
        var result = definitions
        guard let index = result.index(of: name) else {
            return AttributeList(Array(result) + [definition(name, value)])
        }
        for object in objects(in: value) {
            for (name, value) in object {
                result[index].subAttributes = extended(result[index].subAttributes, by: name, value)
            }
        }
        return result
    }

    private static func definition(_ name: String, _ value: JSONValue) -> AttributeDefinition {
        switch value {
        case .array(let elements):
            // Nothing tells what an empty list would hold; most lists hold complex values.
            elements.first.map { definition(name, $0).multiValued }
                ?? .plural(name, "", value: .string("value", ""), types: [])
        case .object:
            objects(in: value).reduce(AttributeDefinition.complex(name, "", [])) { definition, object in
                var definition = definition
                for (name, value) in object {
                    definition.subAttributes = extended(definition.subAttributes, by: name, value)
                }
                return definition
            }
        case .bool: .boolean(name, "")
        case .integer: .integer(name, "")
        case .number: AttributeDefinition(name, .decimal, "")
        case .null, .string: .string(name, "")
        }
    }

    private static func objects(in value: JSONValue) -> [JSONObject] {
        switch value {
        case .object(let object): [object]
        case .array(let elements): elements.compactMap(\.objectValue)
        default: []
        }
    }
}
