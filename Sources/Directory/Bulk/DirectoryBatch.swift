import Events
package import FoundationEssentials
import Postgres
import SCIM
import Tenancy

/// Writes to people, groups and resources of the tenant's own types that become visible together, and of which each can fail alone.
package struct DirectoryBatch: Sendable {
    /// The stores as parts of the one transaction. Their searches and reads don't see what it has written.
    package let users: UserStore
    package let groups: GroupStore
    package let own: OwnResourceStores

    /// Runs the body in one transaction of the tenant. It is run again when the transaction lost to another, so it must
    /// begin anew each time.
    package static func run<Result: Sendable>(
        _ users: UserStore, _ groups: GroupStore, _ own: OwnResourceStores, by provisioner: Provisioner,
        _ body: @Sendable (DirectoryBatch) async throws -> Result
    ) async throws -> Result {
        let result = try await users.transactions.run(for: provisioner.tenant) { transaction in
            var (users, groups, own) = (users, groups, own)
            users.transactions.joined = transaction
            groups.transactions.joined = transaction
            own.transactions.joined = transaction
            return try await body(DirectoryBatch(users: users, groups: groups, own: own))
        }
        users.events.hintSubscribers()
        // Asking folds when it is time; a fold for every small request would recount for nothing.
        for tally in [users.searchWithoutGroups.tally, groups.groups.tally] {
            _ = try? await tally?.total(for: provisioner.tenant)
        }
        return result
    }

    /// The id that a resource is going to have.
    package func nextID() -> UUID {
        users.identifiers.next(at: users.clock.now())
    }
}
