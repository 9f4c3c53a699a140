import FoundationEssentials
import Postgres
package import Tenancy

/// Forgets a tenant's notifications when their time is over.
package struct NotificationPruner: Sendable {
    package static let keptDays = 90
    static let rowsAtOnce = 2000

    private let database: TenantDatabase
    private let clock: WallClock

    package init(database: TenantDatabase, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    /// A piece at a time, each committed for itself. Once more forgets nothing more.
    package func prune(_ tenant: Tenant) async throws {
        let bound = clock.now().addingTimeInterval(-Double(Self.keptDays) * 86_400)
        let binds: [Bind] = [.uuid(.before(everythingMadeAt: bound)), .int8(Int64(Self.rowsAtOnce))]
        while try await database.query(NotificationStatements.forget, for: tenant, binds).affected == Self.rowsAtOnce {
            try Task.checkCancellation()
        }
    }
}
