package import JSON

/// Which attributes a client wants back (RFC 7644 §3.4.2.5, §3.9).
package struct Projection: Sendable, Hashable {
    private let schema: ResourceSchema
    private let choice: Choice

    private enum Choice: Sendable, Hashable {
        case standard
        case only([AttributePath])
        case without([AttributePath])
    }

    /// Everything that is returned by default.
    package init(for schema: ResourceSchema) {
        self.schema = schema
        choice = .standard
    }

    /// From the two parameters, lists with commas between the names. Names that the schema doesn't know are passed
    /// over.
    ///
    /// Throws `invalidValue` when both are given: RFC 7644 §3.9 says that they exclude one another.
    package init(
        attributes: String?, excludedAttributes: String?, for schema: ResourceSchema
    ) throws(SCIMError) {
        try self.init(attributes.map(Self.names), excludedAttributes.map(Self.names), schema)
    }

    init(_ attributes: [String]?, _ excluded: [String]?, _ schema: ResourceSchema) throws(SCIMError) {
        self.schema = schema
        let attributes = attributes.flatMap { $0.isEmpty ? nil : $0 }
        let excluded = excluded.flatMap { $0.isEmpty ? nil : $0 }
        switch (attributes, excluded) {
        case (nil, nil): choice = .standard
        case (let names?, nil): choice = .only(Self.paths(names, schema))
        case (nil, let names?): choice = .without(Self.paths(names, schema))
        case (.some, .some): throw .invalidValue("attributes and excludedAttributes exclude one another.")
        }
    }

    /// Whether the client asked for nothing in particular.
    package var isStandard: Bool { choice == .standard }

    /// Whether resources are returned as they are.
    package var isIdentity: Bool { choice == .standard && !schema.keepsBack }

    /// Whether any part of the core or common attribute of that name is returned; if not, it need not be read.
    package func includes(_ name: String) -> Bool {
        guard let definition = schema.attribute(name) else { return false }
        return verdict(on: definition, in: nil) != .drop
    }

    /// The resource with nothing but what the client wants; always with what is always returned, never with secrets.
    package func apply(to resource: JSONObject) -> JSONObject {
        guard !isIdentity else { return resource }
        var result = JSONObject()
        for (name, value) in resource {
            if URN.isURN(name) {
                if let kept = kept(value, ofExtension: name) { result.append(name, kept) }
            } else if let definition = schema.attribute(name),
                let kept = kept(value, definition, verdict(on: definition, in: nil))
            {
                result.append(name, kept)
            }
        }
        return result
    }

    /// What becomes of an attribute.
    private enum Verdict: Equatable {
        case keep, drop
        /// Only these parts, and those that are always returned.
        case keepParts(Set<String>)
        case dropParts(Set<String>)
    }

    private func verdict(on definition: AttributeDefinition, in urn: String?) -> Verdict {
        switch (choice, definition.returned) {
        case (_, .never): return .drop
        case (_, .always), (.standard, .default): return .keep
        case (.standard, .request): return .drop
        case (.only(let paths), _):
            let named = paths.filter { $0.schema == urn && $0.attribute == definition.name }
            if named.contains(where: { $0.subAttribute == nil }) { return .keep }
            return named.isEmpty ? .drop : .keepParts(Set(named.compactMap(\.subAttribute)))
        case (.without, .request): return .drop
        case (.without(let paths), .default):
            let named = paths.filter { $0.schema == urn && $0.attribute == definition.name }
            if named.contains(where: { $0.subAttribute == nil }) { return .drop }
            return named.isEmpty ? .keep : .dropParts(Set(named.compactMap(\.subAttribute)))
        }
    }

    private func kept(_ value: JSONValue, ofExtension urn: String) -> JSONValue? {
        guard let definitions = schema.extension(urn)?.attributes else {
            // Nobody can name the attributes of an extension without schema.
            if case .only = choice { return nil }
            return value
        }
        var result = JSONObject()
        for definition in definitions {
            guard let value = value[definition.name],
                let kept = kept(value, definition, verdict(on: definition, in: urn))
            else { continue }
            result.append(definition.name, kept)
        }
        return result.isEmpty ? nil : .object(result)
    }

    private func kept(_ value: JSONValue, _ definition: AttributeDefinition, _ verdict: Verdict) -> JSONValue? {
        switch verdict {
        case .keep: return schema.keepsBack ? visible(value, definition) : value
        case .drop: return nil
        case .keepParts(let names):
            return parts(of: value) { name in
                let returned = definition.subAttribute(name)?.returned
                return returned == .always || names.contains(name) && returned != .never
            }
        case .dropParts(let names):
            return parts(of: value) { name in
                let returned = definition.subAttribute(name)?.returned
                return returned == .always || !names.contains(name) && returned != .never && returned != .request
            }
        }
    }

    /// The value without the parts that are not returned unless asked for, or never.
    private func visible(_ value: JSONValue, _ definition: AttributeDefinition) -> JSONValue? {
        let hidden = definition.subAttributes.filter { $0.isKeptBack }.map(\.name)
        return hidden.isEmpty ? value : parts(of: value) { !hidden.contains($0) }
    }

    private func parts(of value: JSONValue, where isKept: (String) -> Bool) -> JSONValue? {
        switch value {
        case .array(let elements):
            let kept = elements.compactMap { parts(of: $0, where: isKept) }
            return kept.isEmpty ? nil : .array(kept)
        case .object(let object):
            let kept = JSONObject(object.filter { isKept($0.name) })
            return kept.isEmpty ? nil : .object(kept)
        default: return nil
        }
    }

    private static func names(_ list: String) -> [String] {
        list.split(separator: ",").compactMap { part in
            let name = part.drop { $0 == " " }
            let end = name.lastIndex { $0 != " " }
            return end.map { String(name[...$0]) }
        }
    }

    private static func paths(_ names: [String], _ schema: ResourceSchema) -> [AttributePath] {
        let resolver = PathResolver(schema: schema)
        return names.flatMap { name -> [AttributePath] in
            switch try? resolver.target(name) {
            case .attribute(let resolved)?: return [resolved.path]
            case .schema(let urn?)?:
                return schema.extension(urn)?.attributes.map { AttributePath(schema: urn, $0.name) } ?? []
            case .schema(nil)?: return schema.core.attributes.map { AttributePath($0.name) }
            case nil: return []
            }
        }
    }
}
