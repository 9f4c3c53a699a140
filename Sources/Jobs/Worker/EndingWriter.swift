import Logging
import Postgres
import Synchronization

/// Writes the endings of claims in batches: while one statement is under way the next batch gathers.
///
/// An ending is kept until the database has confirmed it. Writing it twice is harmless, for it is guarded by the claim.
final class EndingWriter: Sendable {
    private let client: PostgresClient
    private let workerID: Int64
    private let configuration: JobWorkerConfiguration
    private let logger: Logger
    private let buffer = Mutex(EndingBuffer())
    private let added = WakeSignal()
    private let emptied = WakeSignal()

    init(client: PostgresClient, workerID: Int64, configuration: JobWorkerConfiguration, logger: Logger) {
        self.client = client
        self.workerID = workerID
        self.configuration = configuration
        self.logger = logger
    }

    /// Writes until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            await added.wait()
            if buffer.withLock({ $0.count < configuration.flushSize }) {
                try? await Task.sleep(for: configuration.flushDelay)
            }
            await writeAll()
        }
    }

    func add(_ endings: [JobEnding]) {
        guard !endings.isEmpty else { return }
        buffer.withLock { $0.add(endings) }
        added.raise()
    }

    /// Ids of the jobs whose end is not yet in the database for certain.
    var ids: Set<Int64> { buffer.withLock { $0.ids } }

    /// Waits until everything is written, at most until `deadline`.
    func drain(until deadline: ContinuousClock.Instant) async {
        while !buffer.withLock({ $0.isEmpty }), ContinuousClock.now < deadline, !Task.isCancelled {
            await emptied.wait(for: .milliseconds(50))
        }
    }

    private func writeAll() async {
        var failures = 0
        while !Task.isCancelled {
            let endings = buffer.withLock { $0.take(limit: configuration.flushSize) }
            guard !endings.isEmpty else { break }
            do {
                try await write(endings)
                buffer.withLock { $0.confirmed() }
                failures = 0
            } catch {
                failures += 1
                if !Task.isCancelled {
                    logger.warning(
                        "The ends of jobs could not be written; trying again.", error: error,
                        metadata: ["jobs": "\(endings.count)"])
                }
                var generator = SystemRandomNumberGenerator()
                let delay = configuration.reconnect.delay(afterAttempt: failures, using: &generator)
                try? await Task.sleep(for: delay)
            }
        }
        emptied.raise()
    }

    private func write(_ endings: [JobEnding]) async throws(PostgresError) {
        let statements = EndingStatements(endings, workerID: workerID).statements
        var affected = 0
        if statements.count == 1, let (statement, binds) = statements.first {
            affected = try await client.query(statement, binds).affected
        } else {
            for rows in try await client.pipeline(statements) { affected += rows.affected }
        }
        if affected < endings.count {
            logger.notice(
                "Jobs were not held any more when their end was written: a lost answer had ended them, or a rescue took them.",
                metadata: ["jobs": "\(endings.count - affected)"])
        }
    }
}
