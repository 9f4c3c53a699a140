import Logging
import Postgres

/// Does the fleet's periodic duties whenever this worker wins one.
struct DutyRunner: Sendable {
    private static let promoteLimit: Int64 = 1_000
    private static let rescueLimit: Int64 = 500
    /// Long after their jobs have been rescued.
    private static let forgetWorkersAfter: Duration = .seconds(600)

    let client: PostgresClient
    let configuration: JobWorkerConfiguration
    let schedules: ScheduleKeeper
    let metrics: JobMetrics
    let logger: Logger
    /// Called with each queue that has got ready jobs.
    let wake: @Sendable (_ queue: String) -> Void

    /// Runs until the task is cancelled.
    func run() async {
        var schedule = DutySchedule(start: .now)
        while !Task.isCancelled {
            for duty in schedule.takeDue(at: .now) { await attempt(duty) }
            let wait = schedule.nextTry(after: .now) - .now
            try? await Task.sleep(for: max(wait, .milliseconds(10)))
        }
    }

    /// Does one duty if nobody else has in its period.
    func attempt(_ duty: JobDuty) async {
        do {
            let binds: [Bind] = [.text(duty.rawValue), .double(duty.period.inSeconds * 0.9)]
            guard try await client.query(WorkerStatements.winDuty, binds).count == 1 else { return }
            try await perform(duty)
        } catch {
            if !Task.isCancelled {
                logger.warning(
                    "A duty failed; it is tried again.", error: error, metadata: ["duty": "\(duty.rawValue)"])
            }
        }
    }

    private func perform(_ duty: JobDuty) async throws {
        switch duty {
        case .promote: try await promote()
        case .rescue: try await rescue()
        case .history:
            try await HistoryKeeper(client: client, retention: configuration.historyRetention, logger: logger).run()
        case .schedule: try await schedules.tick().forEach(wake)
        case .prune:
            _ = try await client.query(JobStatements.forgetCancellations)
            _ = try await client.query(RateStatements.prune, [.double(configuration.rateRetention.inSeconds)])
            _ = try await client.query(
                WorkerStatements.prune, [.double(Self.forgetWorkersAfter.inSeconds)])
        }
    }

    private func promote() async throws(PostgresError) {
        var count: Int
        repeat {
            let rows = try await client.query(JobStatements.promote, [.int8(Self.promoteLimit)])
            count = rows.count
            var queues: Set<String> = []
            for row in rows { queues.insert(try row.decode(String.self, at: 0)) }
            queues.forEach(wake)
        } while count == Self.promoteLimit
    }

    private func rescue() async throws(PostgresError) {
        var count: Int
        repeat {
            let rows = try await client.query(
                JobStatements.rescue,
                [
                    .double(configuration.lease.lifetime.inSeconds), .int8(Self.rescueLimit),
                    .int4(Int32(clamping: configuration.maximumRescues)),
                ])
            count = rows.count
            for row in rows {
                let (queue, state) = try row.decode(String.self, String.self)
                metrics.rescued(queue: queue, outcome: state)
                wake(queue)
            }
            if count > 0 { logger.warning("Jobs of lost workers were rescued.", metadata: ["jobs": "\(count)"]) }
        } while count == Self.rescueLimit
    }
}
