import Events
package import FoundationEssentials
package import JSON
import Postgres
import SCIM
import Tenancy

extension GroupStore {
    /// Creates a group from the body of a POST (RFC 7644 §3.3); in one round trip when it has no members.
    ///
    /// Members that nobody knows yet are parked. Throws `uniqueness` when the displayName is taken, in any letter case.
    ///
    /// `id` is the id that was promised to somebody; nil makes one.
    package func create(
        _ body: JSONObject, id: UUID? = nil, by provisioner: Provisioner
    ) async throws -> WriteResult {
        let validated = try ResourceValidator(provisioner.registry.group, tolerance: provisioner.policy.tolerance)
            .validate(body)
        let now = Timestamp.stored(clock.now())
        let new = try NewGroup(
            validated.resource, schema: provisioner.registry.group, id: id ?? identifiers.next(at: now), at: now,
            policy: provisioner.policy)
        let reader = MemberReader(database: database, tenant: provisioner.tenant)
        let (firstPage, delta) = try await transactions.run(
            for: provisioner.tenant, writing: provisioner.registry.group
        ) {
            transaction in
            let lookup = MemberLookup(
                group: new.id, edit: new.members, provisioner: provisioner, transaction: transaction)
            enqueue(new, by: provisioner, in: transaction)
            guard !new.members.isEmpty else { return (nil as PendingRows?, nil as MembershipDelta?) }
            let delta = try await lookup.delta(lookup.find())
            delta.enqueue(new.members, of: new.id, at: now, by: provisioner, in: transaction)
            let told = told(of: new.id, provisionedBy: provisioner.configurationID, provisioner)
            events.append(told.membersChanged(added: delta.added.map(\.id), removed: []), in: transaction)
            return (reader.enqueueFirstPage(of: new.id, .paged, in: transaction), delta)
        }
        events.hintSubscribers()
        if transactions.joined == nil { await groups.tally?.counted(new.id, for: provisioner.tenant) }
        var resource = new.stored(by: provisioner, members: [])
        if let firstPage { try await reader.show(.paged, in: &resource, firstPage: firstPage.rows) }
        return WriteResult(
            resource: resource, isChanged: true, coercions: validated.coercions,
            changes: ResourceDifference.changes(from: [:], to: validated.resource, without: "members")
                + (delta?.change.map { [$0] } ?? []), name: new.index.displayName)
    }

    private func enqueue(_ new: NewGroup, by provisioner: Provisioner, in transaction: TenantTransaction) {
        transaction.enqueue(
            GroupStatements.insert,
            [.uuid(new.id)] + new.index.binds
                + [.uuid(provisioner.configurationID), .timestamp(new.createdAt), .text(new.document)])
        if let externalID = new.externalID {
            transaction.enqueue(
                GroupStatements.putExternalID,
                [.uuid(new.id), .uuid(provisioner.configurationID), .text(externalID)])
        }
        new.unique.enqueueInsert(of: new.id, .group, in: transaction)
        let told = told(of: new.id, provisionedBy: provisioner.configurationID, provisioner)
        events.append([told.created(displayName: new.index.displayName)], in: transaction)
    }

    func told(of group: UUID, provisionedBy configurationID: UUID, _ provisioner: Provisioner) -> GroupEvents {
        GroupEvents(id: group, configurationID: configurationID, requestID: provisioner.requestID)
    }
}
