internal import JSON

/// Finds what an attribute notation (RFC 7644 §3.10) means in a schema.
struct PathResolver {
    /// Without a schema any well-formed name is accepted and nothing is known about it.
    let schema: ResourceSchema?

    struct Resolved {
        /// In the spelling of the schema.
        var path: AttributePath
        /// Of the attribute; nil when there is no schema to ask.
        var definition: AttributeDefinition?
        var subDefinition: AttributeDefinition?
        /// The attribute belongs to an extension that the client didn't name.
        var lacksURN = false

        /// Whether clients may ask about what the path names: neither it nor what it is a part of is kept back for ever.
        var isReadable: Bool { (definition?.isReadable ?? true) && (subDefinition?.isReadable ?? true) }

        /// Of what the whole path names.
        var target: AttributeDefinition? { path.subAttribute == nil ? definition : subDefinition }
    }

    enum Target {
        case attribute(Resolved)
        /// The URN of a schema alone, as it may stand in a PATCH path; nil for the core schema.
        case schema(String?)
    }

    /// Why a name means nothing. The caller knows whether a path or a filter is at fault.
    struct Failure: Error {
        let detail: String

        /// Keeps 300 characters: a name can be as long as a path may be.
        init(detail: String) {
            self.detail = String(detail.prefix(300))
        }
    }

    /// The attribute that the notation names.
    func attribute(_ text: String) throws(Failure) -> Resolved {
        switch try target(text) {
        case .attribute(let resolved): return resolved
        case .schema: throw Failure(detail: "\"\(text)\" names a schema, not an attribute")
        }
    }

    func target(_ text: String) throws(Failure) -> Target {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return .attribute(try local(text)) }
        guard let schema else { return .attribute(try unresolved(text)) }
        // Dots occur in URNs, so the longest schema that fits is split off before a sub-attribute is looked for.
        let known = ([schema.core] + schema.extensions).filter { Self.text(text, startsWith: $0.id) }
        guard let match = known.max(by: { $0.id.utf8.count < $1.id.utf8.count }) else {
            throw Failure(detail: "\"\(text)\" names no known schema")
        }
        let urn = match.id == schema.core.id ? nil : match.id
        let rest = String(decoding: text.utf8.dropFirst(match.id.utf8.count + 1), as: UTF8.self)
        if text.utf8.count == match.id.utf8.count { return .schema(urn) }
        let names = try split(rest, of: text)
        let definition = urn == nil ? schema.attribute(names.attribute) : match.attribute(names.attribute)
        return .attribute(try resolved(urn, names, definition, text))
    }

    /// The sub-attribute of that name.
    func subAttribute(_ name: String, of parent: Resolved) throws(Failure) -> Resolved {
        try Self.checkName(name, in: name)
        var resolved = parent
        resolved.path.subAttribute = name
        guard let definition = parent.definition else { return resolved }
        resolved.subDefinition = try Self.subDefinition(name, of: definition, in: "\(parent.path).\(name)")
        resolved.path.subAttribute = resolved.subDefinition?.name
        return resolved
    }

    private func local(_ text: String) throws(Failure) -> Resolved {
        let names = try split(text, of: text)
        guard let schema else { return try resolved(nil, names, nil, text) }
        if let definition = schema.attribute(names.attribute) {
            return try resolved(nil, names, definition, text)
        }
        for candidate in schema.extensions {
            guard let definition = candidate.attribute(names.attribute) else { continue }
            var found = try resolved(candidate.id, names, definition, text)
            found.lacksURN = true
            return found
        }
        throw Failure(detail: "\"\(text)\" is no attribute of \(schema.resourceType.name)")
    }

    /// Splits at the last colon, because no schema says where the URN ends.
    private func unresolved(_ text: String) throws(Failure) -> Resolved {
        let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) ?? text.startIndex
        let urn = String(text[..<colon])
        guard urn.utf8.contains(UInt8(ascii: ":")) else { throw Failure(detail: "\"\(text)\" has no complete URN") }
        return try resolved(urn, split(String(text[text.utf8.index(after: colon)...]), of: text), nil, text)
    }

    private func resolved(
        _ urn: String?, _ names: (attribute: String, sub: String?), _ definition: AttributeDefinition?, _ text: String
    ) throws(Failure) -> Resolved {
        var path = AttributePath(schema: urn, names.attribute, names.sub)
        guard let schema else { return Resolved(path: path) }
        guard let definition else {
            throw Failure(detail: "\"\(text)\" is no attribute of \(urn ?? schema.resourceType.name)")
        }
        path.attribute = definition.name
        guard let sub = names.sub else { return Resolved(path: path, definition: definition) }
        let subDefinition = try Self.subDefinition(sub, of: definition, in: text)
        path.subAttribute = subDefinition?.name
        return Resolved(path: path, definition: definition, subDefinition: subDefinition)
    }

    /// RFC 7644 §3.5.2 addresses the elements of a multi-valued simple attribute as `value`; they have no definition
    /// of their own, so the attribute's serves.
    private static func subDefinition(
        _ name: String, of definition: AttributeDefinition, in text: String
    ) throws(Failure) -> AttributeDefinition? {
        if let found = definition.subAttribute(name) { return found }
        if definition.type != .complex, definition.isMultiValued, ASCIICase.equal(name, "value") {
            var element = definition
            element.name = "value"
            element.isMultiValued = false
            return element
        }
        throw Failure(detail: "\"\(text)\": \(definition.name) has no sub-attribute \"\(name)\"")
    }

    private func split(_ text: String, of whole: String) throws(Failure) -> (attribute: String, sub: String?) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2 else { throw Failure(detail: "\"\(whole)\" has more than two levels") }
        let attribute = String(decoding: parts[0], as: UTF8.self)
        try Self.checkName(attribute, in: whole)
        guard parts.count == 2 else { return (attribute, nil) }
        let sub = String(decoding: parts[1], as: UTF8.self)
        try Self.checkName(sub, in: whole)
        return (attribute, sub)
    }

    private static func checkName(_ name: String, in text: String) throws(Failure) {
        guard isName(name) else { throw Failure(detail: "\"\(text)\" is no attribute name") }
    }

    /// RFC 7643 §2.1: a letter, then letters, digits, hyphens and underscores; `$ref` begins with a dollar sign.
    static func isName(_ name: String) -> Bool {
        let letters = name.utf8.first == UInt8(ascii: "$") ? name.utf8.dropFirst() : name.utf8[...]
        guard let first = letters.first else { return false }
        return isLetter(first) && letters.allSatisfy(isNameByte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    private static func text(_ text: String, startsWith urn: String) -> Bool {
        let count = urn.utf8.count
        guard text.utf8.count == count || text.utf8.dropFirst(count).first == UInt8(ascii: ":") else { return false }
        return ASCIICase.equal(String(decoding: text.utf8.prefix(count), as: UTF8.self), urn)
    }
}
