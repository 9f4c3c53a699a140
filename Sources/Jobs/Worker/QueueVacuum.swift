import Logging
import Postgres

/// Vacuums the table of jobs when it needs it and nobody does.
///
/// Autovacuum has three workers for the whole server by default, and where large tables keep them busy for hours a queue
/// bloats and slows down meanwhile. What a held snapshot still sees can't be removed by anybody; `rollcall doctor` names it.
struct QueueVacuum: Sendable {
    static let period: Duration = .seconds(60)
    /// Dead rows that are worth it: five times what autovacuum waits for.
    static let deadRows: Int64 = 50_000

    let client: PostgresClient
    let logger: Logger

    /// Looks every minute until the task is cancelled. Apart from the duties, which must not wait for it.
    func run() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.period)
            do {
                let binds: [Bind] = [.text("vacuum"), .double(Self.period.inSeconds * 0.9)]
                guard try await client.query(WorkerStatements.winDuty, binds).count == 1 else { continue }
                try await vacuum(above: Self.deadRows)
            } catch {
                if !Task.isCancelled {
                    logger.notice("The queue could not be vacuumed; it is tried again.", error: error)
                }
            }
        }
    }

    /// Returns whether there was a need; the statistics lag behind by some seconds.
    @discardableResult
    func vacuum(above deadRows: Int64) async throws -> Bool {
        let needs = try await client.query(QueueVacuumStatements.needs, [.int8(deadRows)])
        guard try needs.first?.decode(Bool.self) == true else { return false }
        try await client.withConnection(statementTimeout: .seconds(600)) { connection in
            _ = try await connection.query(QueueVacuumStatements.vacuum)
        }
        return true
    }
}
