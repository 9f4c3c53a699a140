import JSON

extension JSONObject {
    /// The value at a path of names with dots, whatever their case (RFC 7643 §2.1); a URN counts as one name. Null and
    /// nothing are the same (§2.5).
    func value(_ path: String) -> JSONValue? {
        let names = path.lowercased().hasPrefix("urn:") ? [path] : path.split(separator: ".").map(String.init)
        var value: JSONValue? = .object(self)
        for name in names { value = value?.objectValue?[caseInsensitive: name] }
        return value == .null ? nil : value
    }

    func text(_ path: String) -> String? { value(path)?.stringValue }

    /// The elements of a multi-valued attribute that are objects.
    func elements(_ path: String) -> [JSONObject] { value(path)?.arrayValue?.compactMap(\.objectValue) ?? [] }

    /// The values of the elements, such as a group's members' ids.
    func values(_ path: String) -> [String] { elements(path).compactMap { $0.text("value") } }

    /// Whether nothing is there, or what says nothing.
    func isUnassigned(_ path: String) -> Bool {
        switch value(path) {
        case nil, .string("")?, .array([])?: true
        case .object(let object)?: object.allSatisfy { $0.value == .null || $0.value == .string("") }
        default: false
        }
    }

    /// With other members in place of its own.
    func merging(_ others: JSONObject) -> JSONObject {
        var result = self
        for (name, value) in others { result[name] = value }
        return result
    }
}
