package import JSON

/// Reads the body of a POST or PUT (RFC 7644 §3.3, §3.5.1).
package struct ResourceValidator: Sendable {
    private let schema: ResourceSchema
    private let tolerance: Tolerance

    package init(_ schema: ResourceSchema, tolerance: Tolerance = .lenient) {
        self.tolerance = tolerance
        self.schema = schema
    }

    /// The resource in the form in which it is stored.
    ///
    /// Throws `invalidValue` for a wrong type, a missing required attribute or two primaries. Null, empty text and
    /// empty arrays leave an attribute unassigned (RFC 7643 §2.5). What the client may not write, or the schema
    /// doesn't know, is left out and recorded, because identity providers send back what they read and what they map
    /// elsewhere.
    package func validate(_ body: JSONObject) throws(SCIMError) -> ValidatedResource {
        var reader = AttributeReader(tolerance)
        var draft = ResourceDraft(schema)
        for (name, value) in body {
            if ASCIICase.equal(name, "schemas") {
                try check(schemas: value)
            } else if URN.isURN(name) {
                try draft.assign(value, toExtension: name, &reader)
            } else {
                try draft.assign(value, to: name, &reader)
            }
        }
        if body[caseInsensitive: "schemas"] == nil {
            throw .invalidSyntax("The body has no \"schemas\"; for this endpoint it must list \(schema.core.id).")
        }
        let resource = draft.resource()
        try ResourceRules(schema).check(resource)
        return ValidatedResource(
            resource: resource, assertedExtensions: draft.assertedExtensions, coercions: reader.log.entries)
    }

    /// The resource after a PUT.
    ///
    /// What the body leaves out of the core schema is cleared, as RFC 7644 §3.5.1 allows. An extension that the body
    /// doesn't name is kept: Okta sends everything that it maps and nothing else, and whoever maps no extension must
    /// not erase what another client stored in it. Read-only attributes stay; immutable ones must not change
    /// (`mutability`).
    package func merge(existing: JSONObject, replacement: ValidatedResource) throws(SCIMError) -> JSONObject {
        var merged = replacement.resource
        for definition in Array(CommonAttributes.all) + schema.core.attributes where definition.name != "schemas" {
            guard let old = existing[definition.name] else { continue }
            merged[definition.name] = try merge(old, into: merged[definition.name], definition, definition.name)
        }
        for (name, value) in existing where URN.isURN(name) {
            if !replacement.assertedExtensions.contains(where: { URN.equal($0, name) }) {
                merged[name] = value
            } else if let definition = schema.extension(name) {
                merged[name] = try merge(value, into: merged[name], of: definition)
            }
        }
        return schema.arranged(merged)
    }

    private func merge(
        _ existing: JSONValue, into replacement: JSONValue?, of schema: SchemaDefinition
    ) throws(SCIMError) -> JSONValue? {
        var merged = replacement?.objectValue ?? JSONObject()
        for definition in schema.attributes {
            guard let old = existing[definition.name] else { continue }
            let path = "\(schema.id):\(definition.name)"
            merged[definition.name] = try merge(old, into: merged[definition.name], definition, path)
        }
        return merged.isEmpty ? nil : .object(merged)
    }

    private func merge(
        _ old: JSONValue, into new: JSONValue?, _ definition: AttributeDefinition, _ path: String
    ) throws(SCIMError) -> JSONValue? {
        switch definition.mutability {
        case .readOnly: return old
        case .immutable:
            guard new == nil || new == old else { throw .mutability("\(path) can't be changed once it is set.") }
            return old
        case .readWrite, .writeOnly: return Self.keepingComputedParts(of: old, in: new, definition)
        }
    }

    /// What the server computed about a value stays while the value does: the name of the same manager.
    private static func keepingComputedParts(
        of old: JSONValue, in new: JSONValue?, _ definition: AttributeDefinition
    ) -> JSONValue? {
        guard case .object(var object)? = new, case .object(let old) = old, object["value"] == old["value"] else {
            return new
        }
        for part in definition.subAttributes where part.mutability == .readOnly { object[part.name] = old[part.name] }
        return .object(object)
    }

    /// The list itself has no effect: the attributes that are there decide. Only its shape is checked.
    private func check(schemas: JSONValue) throws(SCIMError) {
        guard let schemas = schemas.arrayValue, !schemas.isEmpty, schemas.allSatisfy({ $0.stringValue != nil }) else {
            throw .invalidValue("schemas must be a list of URNs.")
        }
    }
}
