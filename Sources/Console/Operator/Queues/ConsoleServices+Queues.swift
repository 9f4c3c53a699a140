import AdminAPI
import Jobs
import Web

extension ConsoleServices {
    /// Every queue that has jobs or was busy lately, by name, with what workers did in the last hour.
    func queues() async throws -> [QueuesView.Queue] {
        let depths = try await admin.jobs.depths()
        let recent = try await admin.jobs.recentQueues()
        let byName = Dictionary(depths.map { ($0.queue, $0) }) { first, _ in first }
        var queues: [QueuesView.Queue] = []
        for name in Set(recent).union(byName.keys).sorted() {
            let minutes = try await admin.jobs.minutes(of: name, last: 60)
            queues.append(QueuesView.Queue(name, byName[name], QueueChart(minutes)))
        }
        return queues
    }
}

extension QueuesView.Queue {
    init(_ name: String, _ depth: QueueDepth?, _ chart: QueueChart) {
        func count(_ jobs: Int?, _ state: JobState) -> QueuesView.Count {
            let filter = JobsFilter(state: state, queue: name)
            return QueuesView.Count(
                number: jobs.map(QueueDepth.text) ?? "0", path: filter.link(to: OperatorSection.jobs.path))
        }
        self.init(
            anchor: PageLinks.encoded(name), queue: name, ready: count(depth?.ready, .ready),
            scheduled: count(depth?.scheduled, .scheduled), running: count(depth?.running, .running),
            discarded: count(depth?.discarded, .discarded),
            oldest: depth?.oldestReadySeconds.map { Elapsed.text(seconds: $0) }, chart: chart)
    }
}

extension QueueDepth {
    /// So many jobs, of which no more were counted than this.
    static func text(_ jobs: Int) -> String { Grouped.text(jobs) + (jobs >= limit ? "+" : "") }
}
