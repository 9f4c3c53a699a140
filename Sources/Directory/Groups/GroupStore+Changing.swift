import Events
package import FoundationEssentials
package import JSON
import Postgres
package import SCIM
import Tenancy

extension GroupStore {
    /// Replaces a group by the body of a PUT (RFC 7644 §3.5.1). A body without `members` leaves the members as they are;
    /// an empty list removes everybody.
    ///
    /// `members` says which of them the result shows. Throws `notFound`, `preconditionFailed`, `uniqueness`.
    package func replace(
        _ id: UUID, with body: JSONObject, if condition: VersionCondition = .none,
        showing members: MemberSelection = .upTo(GroupStore.membersShownAfterWrite), by provisioner: Provisioner
    ) async throws -> WriteResult {
        let validator = ResourceValidator(provisioner.registry.group, tolerance: provisioner.policy.tolerance)
        let validated = try validator.validate(body)
        let named = try Member.list(from: validated.resource["members"] ?? .null)
        let isSilent = body.name(matching: "members") == nil
        let request = GroupChange(membership: isSilent ? [] : [.replace(named)]) { before throws(SCIMError) in
            var after = try validator.merge(existing: before, replacement: validated)
            after.removeValue("members")
            return ChangedState(after, coercions: validated.coercions)
        }
        return try await change(id, request, if: condition, showing: members, by: provisioner)
    }

    /// Applies a PATCH (RFC 7644 §3.5.2): all of its operations or none. Changes of members are written as differences.
    package func patch(
        _ id: UUID, _ request: PatchRequest, if condition: VersionCondition = .none,
        showing members: MemberSelection = .upTo(GroupStore.membersShownAfterWrite), by provisioner: Provisioner
    ) async throws -> WriteResult {
        let engine = PatchEngine(provisioner.registry.group)
        let split = try GroupPatch(request)
        let change = GroupChange(membership: split.membership) { before throws(SCIMError) in
            ChangedState(try engine.apply(split.attributes, to: before))
        }
        return try await self.change(id, change, if: condition, showing: members, by: provisioner)
    }

    /// A larger group is answered without its members, which nobody who has just changed it wants back.
    package static let membersShownAfterWrite = 1000

    private func change(
        _ id: UUID, _ request: GroupChange, if condition: VersionCondition, showing selection: MemberSelection,
        by provisioner: Provisioner
    ) async throws -> WriteResult {
        let now = Timestamp.stored(clock.now())
        let reader = MemberReader(database: database, tenant: provisioner.tenant)
        var (result, page) = try await transactions.run(for: provisioner.tenant, writing: provisioner.registry.group) {
            transaction in
            let result = try await change(id, request, if: condition, at: now, by: provisioner, in: transaction)
            return (result, reader.enqueueFirstPage(of: id, selection, in: transaction))
        }
        if result.isChanged { events.hintSubscribers() }
        if let page { try await reader.show(selection, in: &result.resource, firstPage: page.rows) }
        return result
    }

    /// The lock, the row and all that is to be known about the members in one trip; the writes go with the commit.
    private func change(
        _ id: UUID, _ request: GroupChange, if condition: VersionCondition, at now: Date, by provisioner: Provisioner,
        in transaction: TenantTransaction
    ) async throws -> WriteResult {
        transaction.enqueue(GroupStatements.lock, [.uuid(id)])
        let edit = try await request.edit(of: id, limits: limits, in: transaction)
        let lookup = MemberLookup(group: id, edit: edit, provisioner: provisioner, transaction: transaction)
        let read = transaction.enqueue(GroupStatements.read, [.uuid(provisioner.configurationID), .uuid(id)])
        let found = try await lookup.find()
        guard let row = try read.rows.first else { throw SCIMError.notFound("Group") }
        let stored = try StoredResource(row, kind: .group)
        guard condition.allows(stored.version) else { throw SCIMError.preconditionFailed }
        let before = try stored.writableState()
        let changed = try request.attributes(before)
        let difference = ResourceDifference(from: before, to: changed.resource)
        let members = try await lookup.delta(found)
        members.enqueue(edit, of: id, at: now, by: provisioner, in: transaction)
        guard !difference.changes.isEmpty || !members.isEmpty else {
            return WriteResult(
                resource: stored, isChanged: false, coercions: changed.coercions,
                name: before["displayName"]?.stringValue)
        }
        let written = try stored.changed(to: changed.resource, at: now)
        try enqueue(difference, from: stored, to: written, by: provisioner, in: transaction)
        let told = told(of: id, provisionedBy: stored.configurationID, provisioner)
        events.append(
            told.updated(difference.changes)
                + told.membersChanged(added: members.added.map(\.id), removed: members.removed), in: transaction)
        return WriteResult(
            resource: written, isChanged: true, coercions: changed.coercions,
            changes: difference.changes + (members.change.map { [$0] } ?? []),
            name: difference.after["displayName"]?.stringValue)
    }

    /// The group's own row: its version counts the change once, whatever changed.
    private func enqueue(
        _ difference: ResourceDifference, from stored: StoredResource, to written: StoredResource,
        by provisioner: Provisioner, in transaction: TenantTransaction
    ) throws {
        guard !difference.changes.isEmpty else {
            transaction.enqueue(GroupStatements.touch, [.uuids([stored.id]), .timestamp(written.updatedAt)])
            return
        }
        let index = try GroupIndex(difference.after, provisioner.policy)
        transaction.enqueue(
            GroupStatements.update,
            [.uuid(stored.id)] + index.binds
                + [.int8(written.version), .timestamp(written.updatedAt), .text(written.document)])
        UniqueValues.enqueue(difference, of: stored.id, .group, provisioner.registry.group, in: transaction)
        guard difference.touches("externalId") else { return }
        let row: [Bind] = [.uuid(stored.id), .uuid(provisioner.configurationID)]
        if let externalID = written.externalID {
            transaction.enqueue(GroupStatements.putExternalID, row + [.text(externalID)])
        } else {
            transaction.enqueue(GroupStatements.deleteExternalID, row)
        }
    }
}
