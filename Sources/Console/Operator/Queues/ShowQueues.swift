import AdminAPI
import HTTPTypes
import Hummingbird
import Jobs
import Tenancy
import Web

/// `GET /console/operator/queues`: every queue with what workers did in the last hour, what is paused, and the workers.
struct ShowQueues: Action {
    private static let minutes = 60

    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        try await page(in: context, done: OperatorDone(request.uri.query))
    }

    func page(
        in context: OperatorContext, form: PauseFormView = PauseFormView(), done: OperatorDone? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (queues, pauses, workers) = (try await queues(), try await pauses(), try await workers())
        let view = QueuesView(
            page: PageView("Queues", at: .queues, in: context, done: done), queues: queues, hasQueues: !queues.isEmpty,
            pauses: pauses, hasPauses: !pauses.isEmpty, form: form, workers: workers, hasWorkers: !workers.isEmpty)
        return .page(view, "operator-queues", status: status)
    }

    private func queues() async throws -> [QueuesView.Queue] {
        let depths = try await services.admin.jobs.depths()
        let recent = try await services.admin.jobs.recentQueues()
        let byName = Dictionary(depths.map { ($0.queue, $0) }) { first, _ in first }
        var queues: [QueuesView.Queue] = []
        for (index, name) in Set(recent).union(byName.keys).sorted().enumerated() {
            let minutes = try await services.admin.jobs.minutes(of: name, last: Self.minutes)
            queues.append(Self.queue(name, byName[name], QueueChart(minutes), anchor: index))
        }
        return queues
    }

    private static func queue(
        _ name: String, _ depth: QueueDepth?, _ chart: QueueChart, anchor: Int
    ) -> QueuesView.Queue {
        func count(_ jobs: Int?, _ state: JobState) -> QueuesView.Count {
            let filter = JobsFilter(state: state, queue: name)
            return QueuesView.Count(number: jobs.map(number) ?? "0", path: filter.link(to: OperatorSection.jobs.path))
        }
        return QueuesView.Queue(
            anchor: anchor, queue: name, ready: count(depth?.ready, .ready),
            scheduled: count(depth?.scheduled, .scheduled), running: count(depth?.running, .running),
            discarded: count(depth?.discarded, .discarded),
            oldest: depth?.oldestReadySeconds.map { Elapsed.text(seconds: $0) }, chart: chart)
    }

    /// Counting stops somewhere.
    private static func number(_ jobs: Int) -> String {
        Grouped.text(jobs) + (jobs >= QueueDepth.limit ? "+" : "")
    }

    private func pauses() async throws -> [QueuesView.Pause] {
        let pauses = try await services.admin.pauses.all()
        let slugs = try await services.admin.tenants.slugs(of: pauses.compactMap(\.tenantID))
        return pauses.map { pause in
            let parts = [
                pause.queue.map { "queue \($0)" }, pause.kind.map { "kind \($0)" },
                pause.tenantID.map { "tenant \(slugs[$0] ?? $0)" },
            ]
            return QueuesView.Pause(
                resumePath: "/console/operator/pauses/\(pause.id)/resume",
                what: parts.compactMap(\.self).joined(separator: ", "), reason: pause.reason,
                since: MomentView(pause.pausedAt))
        }
    }

    private func workers() async throws -> [QueuesView.Worker] {
        try await services.admin.jobs.workers().map { worker in
            QueuesView.Worker(
                host: "\(worker.host), process \(worker.processID)", running: Self.number(worker.running),
                isAlive: worker.isAlive, startedAt: MomentView(worker.startedAt), seenAt: MomentView(worker.seenAt))
        }
    }
}
