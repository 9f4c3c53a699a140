import Metrics

/// What the queue counts and times.
///
/// `jobs_enqueued_total{queue,kind}` · `jobs_claimed_total{queue}` · `jobs_finished_total{queue,kind,outcome}` · `jobs_rescued_total{queue,outcome}` ·
/// `job_batch_duration_seconds{queue,kind}` · `job_wait_seconds{queue}` (ready to claimed).
package struct JobMetrics: Sendable {
    /// What each metric means, by its Prometheus name.
    package static let help = [
        "jobs_enqueued_total":
            "Jobs that writers have left, by queue and kind; those of a transaction that failed included.",
        "jobs_claimed_total": "Jobs that workers have claimed, by queue.",
        "jobs_finished_total": "Runs of jobs by queue, kind and outcome (completed, failed, discarded, released).",
        "jobs_rescued_total": "Jobs taken from lost workers, by queue and the state that they got.",
        "job_batch_duration_seconds": "How long handlers took for a batch, by queue and kind.",
        "job_wait_seconds": "How long jobs waited from being ready to being claimed, by queue.",
    ]

    private let factory: any MetricsFactory

    init(factory: any MetricsFactory) {
        self.factory = factory
    }

    /// Makes the series of the kinds that a worker handles, which count from 0 then: an alert sees the first job given up.
    func begin(_ kinds: [JobKind]) {
        for kind in kinds {
            for outcome in ["completed", "failed", "discarded", "released"] {
                finished(0, kind: kind, outcome: outcome)
            }
        }
    }

    private func counter(_ label: String, _ dimensions: [(String, String)]) -> Counter {
        Counter(label: label, dimensions: dimensions, factory: factory)
    }

    private func timer(_ label: String, _ dimensions: [(String, String)]) -> Metrics.Timer {
        Metrics.Timer(label: label, dimensions: dimensions, factory: factory)
    }

    func claimed(_ count: Int, queue: String) {
        counter("jobs_claimed", [("queue", queue)]).increment(by: count)
    }

    func finished(_ count: Int, kind: JobKind, outcome: String) {
        counter("jobs_finished", [("queue", kind.queue), ("kind", kind.name), ("outcome", outcome)])
            .increment(by: count)
    }

    func rescued(queue: String, outcome: String) {
        counter("jobs_rescued", [("queue", queue), ("outcome", outcome)]).increment()
    }

    func worked(_ duration: Duration, kind: JobKind) {
        timer("job_batch_duration", [("queue", kind.queue), ("kind", kind.name)])
            .recordNanoseconds(Int64(duration.inSeconds * 1e9))
    }

    /// `seconds` one a job.
    func waited(_ seconds: [Double], queue: String) {
        let timer = timer("job_wait", [("queue", queue)])
        for value in seconds { timer.recordNanoseconds(Int64(max(0, value) * 1e9)) }
    }
}
