internal import JSON

/// Reads the `attributes` or `subAttributes` of a schema document (RFC 7643 §7).
struct AttributeListReader {
    /// In one list.
    let maximum: Int

    private static let characteristics: Set<String> = [
        "name", "type", "multiValued", "description", "required", "caseExact", "mutability", "returned", "uniqueness",
        "canonicalValues", "referenceTypes", "subAttributes",
    ]

    /// `isSub`: the parts of a complex attribute, which can't be complex themselves (RFC 7643 §2.3.8).
    func attributes(_ list: [JSONValue], at pointer: String, isSub: Bool) throws(SchemaFault) -> AttributeList {
        guard (1...maximum).contains(list.count) else {
            throw SchemaFault(pointer, "This must be a list of 1 to \(maximum) attributes.")
        }
        var seen: Set<String> = []
        var definitions: [AttributeDefinition] = []
        for (index, element) in list.enumerated() {
            let place = "\(pointer)/\(index)"
            guard let object = element.objectValue else { throw SchemaFault(place, "This must be an object.") }
            let definition = try attribute(object, at: place, isSub: isSub)
            guard seen.insert(CaseFolding.key(definition.name)).inserted else {
                throw SchemaFault("\(place)/name", "Another attribute has this name; letter case makes no difference.")
            }
            definitions.append(definition)
        }
        return AttributeList(definitions)
    }

    private func attribute(
        _ object: JSONObject, at pointer: String, isSub: Bool
    ) throws(SchemaFault) -> AttributeDefinition {
        let reader = DocumentReader(object, at: pointer)
        try reader.allowOnly(Self.characteristics)
        let name = try reader.text("name", upTo: 100)
        guard PathResolver.isName(name), isSub || !name.hasPrefix("$") else {
            throw reader.fault("name", "This must be a letter, then letters, digits, - and _ (RFC 7643 2.1).")
        }
        let type = try reader.word("type", of: AttributeDefinition.DataType.allCases) ?? .string
        if isSub, type == .complex { throw reader.fault("type", "A part of a complex attribute can't be complex.") }
        var definition = AttributeDefinition(name, type, try reader.optionalText("description", upTo: 1000) ?? "")
        definition.isMultiValued = try reader.flag("multiValued") ?? false
        definition.isRequired = try reader.flag("required") ?? false
        // RFC 7643 §2.3.6 and §2.3.7: binaries and references are case-exact, other texts are not unless it is said.
        definition.isCaseExact = try reader.flag("caseExact") ?? (type == .binary || type == .reference)
        definition.canonicalValues = try reader.texts("canonicalValues")
        definition.referenceTypes = try reader.texts("referenceTypes")
        try readRules(of: &definition, reader)
        let parts = try reader.list("subAttributes")
        guard parts.isEmpty == (type != .complex) else {
            throw reader.fault("subAttributes", "A complex attribute has sub-attributes; no other has.")
        }
        if type == .complex {
            definition.subAttributes = try attributes(parts, at: "\(pointer)/subAttributes", isSub: true)
        }
        return definition
    }

    /// Mutability, returned and uniqueness, and whether they go together.
    private func readRules(of definition: inout AttributeDefinition, _ reader: DocumentReader) throws(SchemaFault) {
        definition.mutability =
            try reader.word("mutability", of: AttributeDefinition.Mutability.allCases) ?? .readWrite
        definition.returned =
            try reader.word("returned", of: AttributeDefinition.Returned.allCases)
            ?? (definition.mutability == .writeOnly ? .never : .default)
        try readUniqueness(of: &definition, reader)
        if definition.mutability == .writeOnly, definition.returned != .never {
            throw reader.fault("returned", "What can only be written is never returned.")
        }
        if definition.isRequired, definition.mutability == .readOnly || definition.mutability == .writeOnly {
            throw reader.fault("required", "Only what clients write and the service keeps can be required.")
        }
    }

    /// What is unique stands in an index, so its values are short.
    private func readUniqueness(
        of definition: inout AttributeDefinition, _ reader: DocumentReader
    ) throws(SchemaFault) {
        definition.uniqueness = try reader.word("uniqueness", of: [.none, .server]) ?? .none
        guard definition.uniqueness == .server else { return }
        switch definition.type {
        case .string, .reference, .binary, .integer: definition = definition.indexed
        case .boolean, .decimal, .dateTime, .complex:
            throw reader.fault("uniqueness", "Only strings, references, binaries and integers can be unique.")
        }
        guard definition.mutability != .writeOnly else {
            throw reader.fault("uniqueness", "What can only be written is not kept, so it can't be unique.")
        }
    }
}
