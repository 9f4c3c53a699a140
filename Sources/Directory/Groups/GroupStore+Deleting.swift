import Events
package import FoundationEssentials
import Postgres
import SCIM
import Tenancy

extension GroupStore {
    /// Deletes a group, its memberships and its membership in other groups. Answers with what is gone.
    ///
    /// Throws `notFound` and `preconditionFailed`.
    @discardableResult
    package func delete(
        _ id: UUID, if condition: VersionCondition = .none, by provisioner: Provisioner
    ) async throws -> StoredResource {
        let now = Timestamp.stored(clock.now())
        let deleted = try await transactions.run(for: provisioner.tenant) { transaction in
            let locked = transaction.enqueue(GroupStatements.lockOfMember, [.uuid(id), .uuid(id)])
            transaction.enqueue(GroupStatements.lockToDelete, [.uuid(id)])
            let read = transaction.enqueue(
                GroupStatements.read, [.uuid(provisioner.configurationID), .uuid(id)])
            // From here on nobody can add the group anywhere: who adds a member keeps its row.
            let memberships = try await transaction.query(MembershipStatements.groupsOf, [.uuid(id)])
            guard let row = try read.rows.first else { throw SCIMError.notFound("Group") }
            let stored = try StoredResource(row, kind: .group)
            guard condition.allows(stored.version) else { throw SCIMError.preconditionFailed }
            let removal = MemberRemoval(events: events, requestID: provisioner.requestID)
            let parents = try await removal.groups(of: memberships, locked: locked.rows, in: transaction)
            removal.remove(id, from: parents, at: now, in: transaction)
            transaction.enqueue(MembershipStatements.removeAll, [.uuid(id)])
            transaction.enqueue(GroupStatements.delete, [.uuid(id)])
            events.append([told(of: id, provisionedBy: stored.configurationID, provisioner).deleted()], in: transaction)
            return stored
        }
        events.hintSubscribers()
        if transactions.joined == nil { await groups.tally?.counted(id, for: provisioner.tenant) }
        return deleted
    }
}
