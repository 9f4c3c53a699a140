import JSON

/// Filters in the notation of one of the libraries: a list of alternatives, each an object whose members must all
/// hold.
enum ScimmyNotation {
    static func filter(_ value: JSONValue) -> String {
        switch value {
        case .array(let alternatives):
            alternatives.compactMap(\.objectValue).map { "(\(conjunction($0)))" }.joined(separator: " or ")
        case .object(let object): conjunction(object)
        default: ""
        }
    }

    private static func conjunction(_ object: JSONObject) -> String {
        object.map { name, value in
            switch value {
            case .object(let parts): "\(name)[\(conjunction(parts))]"
            case .array(let conditions) where conditions.first?.arrayValue != nil:
                conditions.compactMap(\.arrayValue).map { condition(name, $0) }.joined(separator: " and ")
            case .array(let parts): condition(name, parts)
            default: name
            }
        }.joined(separator: " and ")
    }

    private static func condition(_ name: String, _ parts: [JSONValue]) -> String {
        let words = parts.enumerated().map { index, part in
            index == 0 || parts.count == 3 && index == 1 ? part.stringValue ?? "" : part.serialized()
        }
        if words[0].lowercased() == "not" { return "not (\(name) \(words.dropFirst().joined(separator: " ")))" }
        if words[0] == "np" { return "not (\(name) pr)" }
        return "\(name) \(words.joined(separator: " "))"
    }
}
