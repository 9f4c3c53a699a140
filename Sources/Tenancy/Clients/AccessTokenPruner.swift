import FoundationEssentials
package import Postgres

/// Forgets access tokens that have expired, and assertions that could not come again.
package struct AccessTokenPruner: Sendable {
    /// Seconds for which an expired token is still known to be one.
    private static let afterlife: TimeInterval = 86_400
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
        try await delete(AccessTokenStatements.prune, now.addingTimeInterval(-Self.afterlife))
        try await delete(AccessTokenStatements.pruneSpent, now)
    }

    private func delete(_ statement: Statement, _ end: Date) async throws {
        var count = Self.rowsAtOnce
        while count == Self.rowsAtOnce {
            try Task.checkCancellation()
            count = Int64(
                try await client.query(statement, [.timestamp(end), .int8(Self.rowsAtOnce)]).affected)
        }
    }
}
