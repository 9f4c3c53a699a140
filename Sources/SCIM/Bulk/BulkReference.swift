package import JSON

/// `bulkId:` references (RFC 7644 §3.7.2): a name for a resource that the same request makes.
package enum BulkReference {
    private static let prefix = "bulkId:"

    /// The bulkId that a text refers to; nil when it is no reference.
    package static func bulkID(in text: String) -> String? {
        text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }

    /// Every bulkId that a body refers to, in order, as often as it does.
    package static func bulkIDs(in value: JSONValue) -> [String] {
        switch value {
        case .string(let text): bulkID(in: text).map { [$0] } ?? []
        case .array(let elements): elements.flatMap(bulkIDs)
        case .object(let object): object.flatMap { bulkIDs(in: $0.value) }
        case .null, .bool, .integer, .number: []
        }
    }

    /// The body with each reference replaced by the id that it stands for.
    package static func resolved(
        _ value: JSONValue, _ id: (String) throws(SCIMError) -> String
    ) throws(SCIMError) -> JSONValue {
        switch value {
        case .string(let text):
            guard let bulkID = bulkID(in: text) else { return value }
            return .string(try id(bulkID))
        case .array(let elements):
            var resolved: [JSONValue] = []
            for element in elements { resolved.append(try Self.resolved(element, id)) }
            return .array(resolved)
        case .object(let object): return .object(try Self.resolved(object, id))
        case .null, .bool, .integer, .number: return value
        }
    }

    package static func resolved(
        _ object: JSONObject, _ id: (String) throws(SCIMError) -> String
    ) throws(SCIMError) -> JSONObject {
        var resolved = JSONObject()
        for (name, value) in object { resolved.append(name, try Self.resolved(value, id)) }
        return resolved
    }
}
