import AdminAPI
import Hummingbird
import Jobs
import Web

/// `GET /console/operator/jobs`: queues and workers, and the newest jobs that were given up.
struct ShowQueues: Action {
    private static let mostJobs = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let queues = try await services.admin.jobs.depths().map { depth in
            QueuesView.Queue(
                queue: depth.queue, ready: depth.ready, scheduled: depth.scheduled, running: depth.running,
                discarded: depth.discarded, oldest: depth.oldestReadySeconds.map { "\(Int($0)) s" } ?? "none")
        }
        let workers = try await services.admin.jobs.workers().map { worker in
            QueuesView.Worker(
                host: "\(worker.host), process \(worker.processID)", running: worker.running, isAlive: worker.isAlive,
                seenAt: MomentView(worker.seenAt))
        }
        let jobs = try await services.admin.jobs.page(
            JobFilter(state: .discarded, kind: nil, queue: nil), after: nil, limit: Self.mostJobs
        ).jobs.map { job in
            QueuesView.Job(
                number: String(job.id), kind: job.kind, tenant: job.tenantID,
                attempts: "\(job.attempt)" + (job.maxAttempts.map { " of \($0)" } ?? ""), error: job.lastError,
                when: MomentView(job.createdAt))
        }
        let view = QueuesView(
            page: PageView("Jobs", atTenants: false, of: context), queues: queues, hasQueues: !queues.isEmpty,
            workers: workers, hasWorkers: !workers.isEmpty, jobs: jobs, hasJobs: !jobs.isEmpty)
        return .page(view, "queues")
    }
}
