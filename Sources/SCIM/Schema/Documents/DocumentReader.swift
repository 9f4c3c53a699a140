internal import JSON

/// Reads the members of one object in a schema document, strictly.
struct DocumentReader {
    private let object: JSONObject
    private let pointer: String

    init(_ object: JSONObject, at pointer: String) {
        self.object = object
        self.pointer = pointer
    }

    /// A misspelt characteristic must not pass as its default.
    func allowOnly(_ names: Set<String>) throws(SchemaFault) {
        for name in object.names where !names.contains(name) {
            throw fault(String(name.prefix(64)), "This member is not known here.")
        }
    }

    /// A text of 1 to `limit` bytes that has to be there.
    func text(_ name: String, upTo limit: Int) throws(SchemaFault) -> String {
        guard let text = try optionalText(name, upTo: limit), !text.isEmpty else {
            throw fault(name, "This member is needed.")
        }
        return text
    }

    func optionalText(_ name: String, upTo limit: Int) throws(SchemaFault) -> String? {
        guard let value = value(name) else { return nil }
        guard let text = value.stringValue, text.utf8.count <= limit else {
            throw fault(name, "This must be a string of at most \(limit) bytes.")
        }
        return text
    }

    func flag(_ name: String) throws(SchemaFault) -> Bool? {
        guard let value = value(name) else { return nil }
        guard let flag = value.boolValue else { throw fault(name, "This must be true or false.") }
        return flag
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable<String>>(_ name: String, of words: [Word]) throws(SchemaFault) -> Word? {
        guard let value = value(name) else { return nil }
        guard let word = words.first(where: { $0.rawValue == value.stringValue }) else {
            throw fault(name, "This must be one of \(words.map(\.rawValue).joined(separator: ", ")).")
        }
        return word
    }

    func list(_ name: String) throws(SchemaFault) -> [JSONValue] {
        guard let value = value(name) else { return [] }
        guard let list = value.arrayValue else { throw fault(name, "This must be a list.") }
        return list
    }

    /// At most 100 different texts of 1 to 256 bytes.
    func texts(_ name: String) throws(SchemaFault) -> [String] {
        let texts = try list(name).map(\.stringValue)
        guard texts.count <= 100, texts.allSatisfy({ (1...256).contains($0?.utf8.count ?? 0) }),
            Set(texts).count == texts.count
        else { throw fault(name, "This must be a list of at most 100 different strings of 1 to 256 bytes.") }
        return texts.compactMap(\.self)
    }

    func fault(_ name: String, _ detail: String) -> SchemaFault {
        SchemaFault("\(pointer)/\(name.replacing("~", with: "~0").replacing("/", with: "~1"))", detail)
    }

    /// Null counts as a member that isn't there.
    private func value(_ name: String) -> JSONValue? {
        object[name].flatMap { $0.isNull ? nil : $0 }
    }
}
