import Logging
import Postgres
import Synchronization

/// Adds what this worker has done to the minutes of its queues, every few seconds.
///
/// Counts whose write failed are written with the next; when only the answer was lost they count twice. Rates are for
/// people to look at, and no job depends on them.
final class RateRecorder: Sendable {
    private struct Counts {
        var completed = 0
        var failed = 0
        var discarded = 0
    }

    private let client: PostgresClient
    private let workerID: Int64
    private let interval: Duration
    private let logger: Logger
    private let counts = Mutex<[String: Counts]>([:])

    init(client: PostgresClient, workerID: Int64, interval: Duration, logger: Logger) {
        self.client = client
        self.workerID = workerID
        self.interval = interval
        self.logger = logger
    }

    /// Writes until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: interval)
            await flush()
        }
    }

    func add(completed: Int, failed: Int, discarded: Int, queue: String) {
        counts.withLock { counts in
            counts[queue, default: Counts()].completed += completed
            counts[queue, default: Counts()].failed += failed
            counts[queue, default: Counts()].discarded += discarded
        }
    }

    /// Writes what has gathered.
    func flush() async {
        let taken = counts.withLock { counts in
            defer { counts = [:] }
            return counts.filter { $0.value.completed + $0.value.failed + $0.value.discarded > 0 }
        }
        guard !taken.isEmpty else { return }
        let queues = taken.sorted { $0.key < $1.key }
        do {
            _ = try await client.query(
                RateStatements.add,
                [
                    .int8(workerID), .texts(queues.map(\.key)),
                    .int4s(queues.map { Int32(clamping: $0.value.completed) }),
                    .int4s(queues.map { Int32(clamping: $0.value.failed) }),
                    .int4s(queues.map { Int32(clamping: $0.value.discarded) }),
                ])
        } catch {
            for (queue, lost) in queues {
                add(completed: lost.completed, failed: lost.failed, discarded: lost.discarded, queue: queue)
            }
            logger.debug("The rates could not be written; they are with the next.", error: error)
        }
    }
}
