package import JSON

/// One member of a group as a client names it.
package struct Member: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case user = "User"
        case group = "Group"
    }

    /// The id; or, from clients that send members before the people, whatever they take for it.
    package let value: String
    /// nil when the client doesn't say.
    package let kind: Kind?

    package init(value: String, kind: Kind? = nil) {
        self.value = value
        self.kind = kind
    }

    /// The members in a `members` value, each once, in order. Null is no member; `$ref` and `display` are computed by
    /// the server and passed over. Throws `invalidValue` for what names no member.
    package static func list(from value: JSONValue) throws(SCIMError) -> [Member] {
        // What comes from a validated body has been judged.
        var log = CoercionLog(.lenient)
        return try list(from: value, &log)
    }

    /// The same, where nobody has judged the value yet.
    static func list(from value: JSONValue, _ log: inout CoercionLog) throws(SCIMError) -> [Member] {
        var seen: Set<String> = []
        var members: [Member] = []
        for element in try elements(of: value, &log) {
            let member = try member(element, &log)
            if seen.insert(member.value).inserted { members.append(member) }
        }
        return members
    }

    private static let path = AttributePath("members")

    private static func elements(of value: JSONValue, _ log: inout CoercionLog) throws(SCIMError) -> [JSONValue] {
        switch value {
        case .null: return []
        case .string(""):
            try log.record(.emptyTextClears, at: path)
            return []
        case .array(let elements): return elements
        case .object:
            try log.record(.elementWithoutArray, at: path)
            return [value]
        default: throw .invalidValue("\"members\" must be a list of objects with a \"value\".")
        }
    }

    private static func member(_ element: JSONValue, _ log: inout CoercionLog) throws(SCIMError) -> Member {
        switch element {
        case .string(let value) where !value.isEmpty:
            try log.record(.elementAsText, at: path)
            return Member(value: try checked(value))
        case .object(let object):
            guard let value = object[caseInsensitive: "value"]?.stringValue, !value.isEmpty else {
                throw .invalidValue("Each member needs a \"value\" of type string.")
            }
            return Member(value: try checked(value), kind: try kind(object[caseInsensitive: "type"]))
        default: throw .invalidValue("Members must be objects with a \"value\".")
        }
    }

    private static func checked(_ value: String) throws(SCIMError) -> String {
        guard value.utf8.count <= 1024 else { throw .invalidValue("members.value exceeds 1024 bytes.") }
        return value
    }

    private static func kind(_ type: JSONValue?) throws(SCIMError) -> Kind? {
        switch type {
        case nil, .null?, .string("")?: return nil
        case .string(let text)?:
            if ASCIICase.equal(text, Kind.user.rawValue) { return .user }
            if ASCIICase.equal(text, Kind.group.rawValue) { return .group }
            throw .invalidValue("members.type must be User or Group.")
        default: throw .invalidValue("members.type must be a string.")
        }
    }
}
