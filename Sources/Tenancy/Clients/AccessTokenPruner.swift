import FoundationEssentials
package import Postgres

/// Forgets access tokens that have expired, and assertions that could not come again.
package struct AccessTokenPruner: Sendable {
    /// Seconds for which an expired token is still known to be one.
    private static let afterlife: TimeInterval = 86_400
    /// Seconds for which an assertion is remembered after it could come again: the clocks that judge it may be behind this one.
    private static let clockTolerance: TimeInterval = 600
    private static let rowsAtOnce: Int64 = 5_000

    private let client: PostgresClient
    private let clock: WallClock

    package init(client: PostgresClient, clock: WallClock) {
        self.client = client
        self.clock = clock
    }

    /// Some thousands at a time, until none are left.
    package func prune() async throws {
        let now = clock.now()
        try await delete(AccessTokenStatements.prune, [.timestamp(now.addingTimeInterval(-Self.afterlife))])
        try await delete(AccessTokenStatements.pruneSpent, [.timestamp(now.addingTimeInterval(-Self.clockTolerance))])
    }

    /// Forgets what the clients of a tenant were given whose time is over, before its row takes the rest along: what is many
    /// goes in parts. Does nothing for a tenant that stays.
    package func forget(_ tenant: TenantID) async throws {
        let place: [Bind] = [.text(tenant.text), .timestamp(clock.now())]
        try await delete(AccessTokenStatements.forget, place)
        try await delete(AccessTokenStatements.forgetSpent, place)
    }

    private func delete(_ statement: Statement, _ binds: [Bind]) async throws {
        var count = Self.rowsAtOnce
        while count == Self.rowsAtOnce {
            try Task.checkCancellation()
            count = Int64(try await client.query(statement, binds + [.int8(Self.rowsAtOnce)]).affected)
        }
    }
}
