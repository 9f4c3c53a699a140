import Foundation
import Postgres

/// Enqueues recurring jobs when their moments come: the part of a worker that any number of workers can have.
struct ScheduleKeeper: Sendable {
    let client: PostgresClient
    let jobs: [RecurringJob]

    /// Makes the schedules known. Workers of an older release leave those alone that they don't know.
    func register() async throws(PostgresError) {
        guard !jobs.isEmpty, let row = try await client.query(ScheduleStatements.now).first else { return }
        let now = try row.decode(Date.self)
        _ = try await client.query(
            ScheduleStatements.register,
            [
                .texts(jobs.map(\.name)), .texts(jobs.map(\.recurrence.description)),
                .timestamps(jobs.map { $0.recurrence.next(after: now) }),
            ])
    }

    /// Enqueues what is due, each moment once; returns the queues that have got a job.
    func tick() async throws -> Set<String> {
        guard !jobs.isEmpty else { return [] }
        var queues: Set<String> = []
        for row in try await client.query(ScheduleStatements.due, [.texts(jobs.map(\.name))]) {
            let (name, moment, now) = try row.decode(String.self, Date.self, Date.self)
            guard let job = jobs.first(where: { $0.name == name }) else { continue }
            if try await enqueue(job, of: moment, next: job.recurrence.next(after: now)) {
                queues.insert(job.kind.queue)
            }
        }
        return queues
    }

    /// False when another worker has had the moment.
    private func enqueue(_ job: RecurringJob, of moment: Date, next: Date) async throws -> Bool {
        try await client.transaction { transaction in
            let won = try await transaction.query(
                ScheduleStatements.advance, [.text(job.name), .timestamp(moment), .timestamp(next)])
            guard !won.isEmpty else { return false }
            transaction.enqueue(JobStatements.enqueue, JobStatements.binds(enqueuing: [job.job]))
            return true
        }
    }
}
