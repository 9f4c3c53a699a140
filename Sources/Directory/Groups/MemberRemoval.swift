import Events
import FoundationEssentials
import Postgres
import Tenancy

/// Takes someone who is about to be deleted out of all groups.
struct MemberRemoval {
    let events: EventLog
    let requestID: String

    /// The groups to leave, all of them locked. `memberships` was read when nobody could add the member any more; a group
    /// that it joined just before is locked late.
    func groups(
        of memberships: Rows, locked: Rows, in transaction: TenantTransaction
    ) async throws -> [LockedGroup] {
        let ids = Set(try memberships.identifiers())
        var groups = try locked.map(LockedGroup.init).filter { ids.contains($0.id) }
        let late = ids.subtracting(groups.map(\.id))
        if !late.isEmpty {
            groups += try await transaction.query(GroupStatements.lockMany, [.uuids(Array(late))])
                .map(LockedGroup.init)
        }
        return groups
    }

    func remove(_ member: UUID, from groups: [LockedGroup], at now: Date, in transaction: TenantTransaction) {
        guard !groups.isEmpty else { return }
        transaction.enqueue(MembershipStatements.removeFromAll, [.uuid(member)])
        transaction.enqueue(GroupStatements.touch, [.uuids(groups.map(\.id)), .timestamp(now)])
        events.append(
            groups.flatMap { group in
                GroupEvents(id: group.id, configurationID: group.configurationID, requestID: requestID)
                    .membersChanged(added: [], removed: [member])
            }, in: transaction)
    }
}
