import Logging
import Postgres

/// Makes the partitions of the coming days and drops those that are old enough.
struct HistoryKeeper: Sendable {
    /// Enough for a fleet that stands still over a long weekend.
    private static let daysAhead: Int32 = 4

    let client: PostgresClient
    let retention: Duration
    let logger: Logger

    /// A partition that cannot be made or dropped now is left for the next time: rows of its day go to the default one.
    func run() async throws(PostgresError) {
        for row in try await client.query(HistoryStatements.missing, [.int4(Self.daysAhead)]) {
            let (name, start, end) = try row.decode(String.self, String.self, String.self)
            await change(name, HistoryStatements.create(partition: name, from: start, to: end))
        }
        let age = Bind.double(retention.inSeconds)
        for row in try await client.query(HistoryStatements.expired, [age]) {
            let name = try row.decode(String.self, at: 0)
            await change(name, HistoryStatements.drop(partition: name))
        }
        _ = try await client.query(HistoryStatements.deleteStray, [age])
    }

    private func change(_ partition: String, _ statement: Statement?) async {
        guard let statement else { return }
        do {
            _ = try await client.pipeline([(HistoryStatements.limitLockWait, []), (statement, [])])
        } catch  where error.sqlState == .checkViolation {
            // The day's rows have strayed into the default partition, where they stay until they are old.
        } catch {
            logger.notice(
                "A partition of the job history must wait.", error: error, metadata: ["partition": "\(partition)"])
        }
    }
}
