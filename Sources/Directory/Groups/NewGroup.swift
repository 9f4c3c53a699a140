import FoundationEssentials
import JSON
import Postgres
import SCIM

/// A group that is about to be written: everything that its own rows hold.
struct NewGroup: Sendable {
    let id: UUID
    let createdAt: Date
    let externalID: String?
    let document: String
    let index: GroupIndex
    let unique: UniqueValues
    /// The members that the body names.
    let members: MembershipEdit

    /// `resource` is validated.
    init(
        _ resource: JSONObject, schema: ResourceSchema, id: UUID, at createdAt: Date, policy: ProvisioningPolicy
    ) throws(SCIMError) {
        var resource = resource
        externalID = resource.removeValue("externalId")?.stringValue
        try IndexedText.check(externalID, "externalId")
        members = MembershipEdit([.add(try Member.list(from: resource.removeValue("members") ?? .null))])
        index = try GroupIndex(resource, policy)
        unique = UniqueValues(resource, of: schema)
        document = resource.serialized()
        self.id = id
        self.createdAt = createdAt
    }

    func stored(by provisioner: Provisioner, members: [Reference]?) -> StoredResource {
        StoredResource(
            kind: .group, id: id, version: 1, createdAt: createdAt, updatedAt: createdAt,
            configurationID: provisioner.configurationID, externalID: externalID, document: document,
            references: members)
    }
}
