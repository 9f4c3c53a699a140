import JSON

extension [SchemaMember] {
    /// An object in an answer: all of its members are there, and later releases may add others.
    var answer: JSONValue { .object(object) }

    /// An object in the body of a request, where no unknown member may pass.
    var body: JSONValue {
        var object = object
        object.append("additionalProperties", false)
        return .object(object)
    }

    private var object: JSONObject {
        var object: JSONObject = ["type": "object"]
        let required = filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { object.append("required", .array(required)) }
        object.append("properties", .object(JSONObject(map { ($0.name, .object($0.schema)) })))
        return object
    }
}
