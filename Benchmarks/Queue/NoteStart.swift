import JSON
import Jobs
import Synchronization

/// A handler that notes when each job was started.
final class NoteStart: JobHandler {
    let kind: JobKind
    private let starts = Mutex<[Int64: ContinuousClock.Instant]>([:])

    init(kind: JobKind) {
        self.kind = kind
    }

    func perform(_ batch: JobBatch) async {
        let now = ContinuousClock.now
        starts.withLock { starts in
            for job in batch.jobs {
                if let number = job.payload["n"]?.integerValue { starts[number] = now }
            }
        }
    }

    /// Waits until the job has been started.
    func start(of number: Int64) async -> ContinuousClock.Instant {
        while true {
            if let start = starts.withLock({ $0[number] }) { return start }
            try? await Task.sleep(for: .microseconds(500))
        }
    }
}
