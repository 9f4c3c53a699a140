import JSON

/// A resource's attributes as lines for people: what is one value is one line, what is a list one for each of its elements.
struct AttributeLines {
    struct Line: Hashable {
        let attribute: String
        let shown: String
    }

    private(set) var lines: [Line] = []

    init(_ object: JSONObject) {
        for (name, value) in object where !["schemas", "meta", "groups", "id"].contains(name) {
            add(name.hasPrefix("urn:") ? Self.short(name) : name, value)
        }
    }

    private mutating func add(_ path: String, _ value: JSONValue) {
        switch value {
        case .object(let object):
            for (name, value) in object { add("\(path).\(name)", value) }
        case .array(let elements):
            for element in elements { add(element: element, path) }
        default: lines.append(Line(attribute: path, shown: Self.text(value)))
        }
    }

    /// `emails (work)` for one that has a type and a value.
    private mutating func add(element: JSONValue, _ path: String) {
        guard let object = element.objectValue else { return add(path, element) }
        guard let value = object["value"] else { return add(path, element) }
        var words = [object["type"]?.stringValue].compactMap(\.self)
        if object["primary"] == true { words.append("primary") }
        let name = words.isEmpty ? path : "\(path) (\(words.joined(separator: ", ")))"
        lines.append(Line(attribute: name, shown: Self.text(value, called: object["display"]?.stringValue)))
    }

    private static func text(_ value: JSONValue) -> String {
        value.stringValue ?? (value.isNull ? "" : value.serialized())
    }

    /// The name for people comes first, and does not hide what the identity provider means by it.
    private static func text(_ value: JSONValue, called display: String?) -> String {
        let text = text(value)
        guard let display, !display.isEmpty, display != text else { return text }
        return "\(display) (\(text))"
    }

    /// The last word of a schema's URN but one: `enterprise` of the enterprise user.
    private static func short(_ urn: String) -> String {
        let parts = urn.split(separator: ":")
        return parts.count > 2 && parts.last == "User" ? parts.dropLast().last.map(Self.word) ?? urn : urn
    }

    private static func word(_ part: Substring) -> String { part == "2.0" ? "enterprise" : String(part) }
}
