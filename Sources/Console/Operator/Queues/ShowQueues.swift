import AdminAPI
import HTTPTypes
import Hummingbird
import Jobs
import Tenancy
import Web

/// `GET /console/operator/queues`: every queue with what workers did in the last hour, what is paused, and the workers.
struct ShowQueues: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        try await page(in: context, done: OperatorDone(request.uri.query))
    }

    func page(
        in context: OperatorContext, form: PauseFormView = PauseFormView(), done: OperatorDone? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (queues, pauses, workers) = (try await services.queues(), try await pauses(), try await workers())
        let view = QueuesView(
            page: PageView("Queues", at: .queues, in: context, done: done), queues: queues, hasQueues: !queues.isEmpty,
            pauses: pauses, hasPauses: !pauses.isEmpty, form: form, workers: workers, hasWorkers: !workers.isEmpty)
        return .page(view, "operator-queues", status: status)
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
                host: "\(worker.host), process \(worker.processID)", running: QueueDepth.text(worker.running),
                isAlive: worker.isAlive, startedAt: MomentView(worker.startedAt), seenAt: MomentView(worker.seenAt))
        }
    }
}
