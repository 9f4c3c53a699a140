import Metrics
import Synchronization

/// Counts what writers leave in the queue. Counters are kept: writers enqueue with every write.
final class EnqueuedJobs: Sendable {
    private let counters = Mutex<[JobKind: Counter]>([:])

    func count(_ jobs: [NewJob]) {
        for job in jobs { counter(of: job.kind).increment() }
    }

    private func counter(of kind: JobKind) -> Counter {
        counters.withLock { counters in
            if let counter = counters[kind] { return counter }
            let counter = Counter(
                label: "jobs_enqueued_total", dimensions: [("queue", kind.queue), ("kind", kind.name)])
            counters[kind] = counter
            return counter
        }
    }
}
