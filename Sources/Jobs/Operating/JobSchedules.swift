import Foundation
package import Postgres

/// How operators look at recurring jobs and steer them.
package struct JobSchedules: Sendable {
    private let client: PostgresClient

    package init(client: PostgresClient) {
        self.client = client
    }

    /// Every recurring job that a worker has ever known, by name.
    package func all() async throws(PostgresError) -> [ScheduleRecord] {
        try Self.records(try await client.query(ScheduleStatements.list))
    }

    /// Lets moments pass without a job; nil when there is no such recurring job.
    package func pause(_ name: String) async throws(PostgresError) -> ScheduleRecord? {
        try await change(name, by: ScheduleStatements.pause)
    }

    /// Goes on; if a moment has passed meanwhile, the job is enqueued once at once.
    package func resume(_ name: String) async throws(PostgresError) -> ScheduleRecord? {
        try await change(name, by: ScheduleStatements.resume)
    }

    /// Has the job enqueued within a second, paused or not; the regular moments follow.
    package func run(_ name: String) async throws(PostgresError) -> ScheduleRecord? {
        try await change(name, by: ScheduleStatements.run)
    }

    private func change(_ name: String, by statement: Statement) async throws(PostgresError) -> ScheduleRecord? {
        try Self.records(try await client.query(statement, [.text(name)])).first
    }

    private static func records(_ rows: Rows) throws(PostgresError) -> [ScheduleRecord] {
        try rows.map { row throws(PostgresError) in
            let (name, recurrence, nextAt, lastAt, pausedAt) = try row.decode(
                String.self, String.self, Date.self, Date?.self, Date?.self)
            return ScheduleRecord(
                name: name, recurrence: recurrence, nextAt: nextAt, lastAt: lastAt, pausedAt: pausedAt)
        }
    }
}
