import FoundationEssentials
import JSON
import Postgres
import SCIM
import Tenancy

/// A person that is about to be written: everything that its rows hold.
struct NewUser: Sendable {
    let id: UUID
    let createdAt: Date
    let externalID: String?
    let document: String
    let index: UserIndex
    let unique: UniqueValues

    /// `resource` is validated. Who doesn't say `active` is active: provisioning somebody is meant to let them in.
    init(
        _ resource: JSONObject, schema: ResourceSchema, id: UUID, at createdAt: Date
    ) throws(SCIMError) {
        var resource = resource
        externalID = resource.removeValue("externalId")?.stringValue
        try IndexedText.check(externalID, "externalId")
        if resource["active"] == nil {
            resource["active"] = true
            resource = schema.arranged(resource)
        }
        index = try UserIndex(resource)
        unique = UniqueValues(resource, of: schema)
        document = resource.serialized()
        self.id = id
        self.createdAt = createdAt
    }

    func person(of provisioner: Provisioner) -> ParkedMembers.Person {
        ParkedMembers.Person(
            id: id, userName: index.userName, externalID: externalID, configurationID: provisioner.configurationID)
    }

    func stored(by provisioner: Provisioner) -> StoredResource {
        StoredResource(
            kind: .user, id: id, version: 1, createdAt: createdAt, updatedAt: createdAt,
            configurationID: provisioner.configurationID, externalID: externalID, document: document, references: [])
    }
}
