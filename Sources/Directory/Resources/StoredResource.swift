package import FoundationEssentials
package import JSON
import SCIM

/// A resource as the tables hold it, seen by one configuration.
package struct StoredResource: Sendable {
    package let kind: ResourceKind
    package let id: UUID
    /// Grows by one with every change.
    package let version: Int64
    package let createdAt: Date
    package let updatedAt: Date
    /// The configuration that provisioned it.
    package let configurationID: UUID
    /// What the asking configuration calls it.
    package let externalID: String?
    /// The resource as JSON text, without id, meta, externalId, groups and members.
    package let document: String
    /// A user's groups or a group's members; nil when they were not asked for.
    package var references: [Reference]?
    /// Whether `references` are only the first page of them.
    package internal(set) var hasMoreReferences = false

    /// The version as a weak entity tag (RFC 9110 §8.8.3): `W/"7"`.
    package var entityTag: String {
        "W/\"\(version)\""
    }

    /// The document's members, parsed; throws `JSONError` when the stored text is damaged.
    package func attributes() throws(JSONError) -> JSONObject {
        try JSONParser.parse(document).objectValue ?? [:]
    }

    /// What a PUT or PATCH starts from: the stored attributes with `id` and the asking configuration's `externalId`.
    func writableState() throws(JSONError) -> JSONObject {
        var state = try attributes()
        state.append("id", .string(id.canonicalText))
        if let externalID { state.append("externalId", .string(externalID)) }
        return state
    }

    /// The resource after a change, one version on. `state` is a later form of `writableState()`.
    ///
    /// Throws `invalidValue` for an externalId that is too long.
    func changed(to state: JSONObject, at now: Date) throws(SCIMError) -> StoredResource {
        var document = state
        document.removeValue("id")
        document.removeValue("meta")
        let externalID = document.removeValue("externalId")?.stringValue
        try IndexedText.check(externalID, "externalId")
        return StoredResource(
            kind: kind, id: id, version: version + 1, createdAt: createdAt, updatedAt: now,
            configurationID: configurationID, externalID: externalID, document: document.serialized(),
            references: references)
    }

    /// The whole resource as a value: for projections and filters.
    ///
    /// `base` is the URL before `/Users`.
    package func resource(at base: String) throws(JSONError) -> JSONObject {
        var whole: JSONObject = ["id": .string(id.canonicalText)]
        for (name, value) in try attributes() { whole.append(name, value) }
        if let externalID { whole.append("externalId", .string(externalID)) }
        if let name = kind.referencesAttribute, let references, kind == .group || !references.isEmpty {
            whole.append(
                name, .array(references.map { .object($0.element(of: kind, at: base)) }))
        }
        whole.append("meta", .object(meta(at: base)))
        return whole
    }

    package func location(at base: String) -> String {
        base + kind.endpoint + "/" + id.canonicalText
    }

    private func meta(at base: String) -> JSONObject {
        [
            "resourceType": .string(kind.name),
            "created": .string(Timestamp.text(createdAt)),
            "lastModified": .string(Timestamp.text(updatedAt)),
            "location": .string(location(at: base)),
            "version": .string(entityTag),
        ]
    }
}

extension Reference {
    /// The entry as SCIM shows it: RFC 7643 §4.1.2 for `groups`, §4.2 for `members`.
    func element(of owner: ResourceKind, at base: String) -> JSONObject {
        let target: ResourceKind = isGroup ? .group : .user
        var element: JSONObject = [
            "value": .string(id.canonicalText),
            "$ref": .string(base + target.endpoint + "/" + id.canonicalText),
            "type": .string(owner == .user ? "direct" : target.name),
        ]
        if let display { element.append("display", .string(display)) }
        return element
    }
}
