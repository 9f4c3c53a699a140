import Events
package import FoundationEssentials
import Postgres
import SCIM
import Tenancy

extension UserStore {
    /// Deletes a person with its memberships (RFC 7644 §3.6): afterwards it is as if it had never been, but for the events.
    ///
    /// Answers with what is gone. Throws `notFound` and `preconditionFailed`.
    @discardableResult
    package func delete(
        _ id: UUID, if condition: VersionCondition = .none, by provisioner: Provisioner
    ) async throws -> StoredResource {
        let now = Timestamp.stored(clock.now())
        let deleted = try await transactions.run(for: provisioner.tenant) { transaction in
            // Groups are locked before members everywhere.
            let locked = transaction.enqueue(GroupStatements.lockOfMember, [.uuid(id), .uuid(nil)])
            transaction.enqueue(UserStatements.lockToDelete, [.uuid(id)])
            let read = transaction.enqueue(
                UserStatements.read, [.uuid(provisioner.configurationID), .uuid(id)])
            // From here on nobody can add the person anywhere: who adds a member keeps its row.
            let memberships = try await transaction.query(MembershipStatements.groupsOf, [.uuid(id)])
            guard let row = try read.rows.first else { throw SCIMError.notFound("User") }
            let stored = try StoredResource(row, kind: .user)
            if provisioner.policy.isPerson { try provisioner.policy.admit(stored.attributes()) }
            guard condition.allows(stored.version) else { throw SCIMError.preconditionFailed }
            let removal = MemberRemoval(events: events, requestID: provisioner.requestID)
            let groups = try await removal.groups(of: memberships, locked: locked.rows, in: transaction)
            removal.remove(id, from: groups, at: now, in: transaction)
            transaction.enqueue(UserStatements.delete, [.uuid(id)])
            let told = UserEvents(
                id: id, configurationID: stored.configurationID, requestID: provisioner.requestID)
            events.append(told.deleted(), in: transaction)
            return stored
        }
        events.hintSubscribers()
        if transactions.joined == nil { await searchWithoutGroups.tally?.counted(id, for: provisioner.tenant) }
        return deleted
    }
}
