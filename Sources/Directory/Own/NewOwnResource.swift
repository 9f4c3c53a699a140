import FoundationEssentials
import JSON
import SCIM

/// A resource of a tenant's own type that is about to be written: everything that its rows hold.
struct NewOwnResource: Sendable {
    let id: UUID
    let createdAt: Date
    let externalID: String?
    let document: String
    let unique: UniqueValues

    /// `resource` is validated.
    init(_ resource: JSONObject, of type: ResourceSchema, id: UUID, at createdAt: Date) throws(SCIMError) {
        var resource = resource
        externalID = resource.removeValue("externalId")?.stringValue
        try IndexedText.check(externalID, "externalId")
        unique = UniqueValues(resource, of: type)
        document = resource.serialized()
        self.id = id
        self.createdAt = createdAt
    }

    func stored(_ kind: ResourceKind, by provisioner: Provisioner) -> StoredResource {
        StoredResource(
            kind: kind, id: id, version: 1, createdAt: createdAt, updatedAt: createdAt,
            configurationID: provisioner.configurationID, externalID: externalID, document: document, references: nil)
    }
}
