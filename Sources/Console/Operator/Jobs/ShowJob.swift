import AdminAPI
import Hummingbird
import JSON
import Jobs
import Tenancy
import Web

/// `GET /console/operator/jobs/{job}`: one that waits, runs or was given up.
struct ShowJob: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let done = OperatorDone(request.uri.query)
        guard let id = Int64(try context.pathParameter("job")), let job = try await services.admin.jobs.find(id) else {
            // It was only just tried again, say, and has ended well by now.
            if let done { return .redirected(to: OperatorSection.jobs.path, done: done) }
            throw Failure.noSuchJob
        }
        let slugs = try await services.admin.tenants.slugs(of: [job.tenantID])
        return .page(Self.view(job, slugs, PageView("Job \(id)", at: .jobs, in: context, done: done)), "operator-job")
    }

    private static func view(_ job: JobRecord, _ slugs: [String: String], _ page: PageView) -> JobView {
        let owner = JobOwner(job.tenantID, slugs)
        let arguments = arguments(of: job)
        let verbs = JobVerb.allCases.filter { $0.states.contains(job.state) }
        return JobView(
            page: page, path: "\(OperatorSection.jobs.path)/\(job.id)", number: String(job.id), kind: job.kind,
            queue: job.queue, state: job.state.label, colour: job.state.colour, whose: owner.label,
            whosePath: owner.path, attempts: job.attempts, priority: job.priority.map(String.init),
            uniqueKey: job.uniqueKey, workerID: job.workerID.map(String.init), error: job.lastError,
            createdAt: MomentView(job.createdAt), runAt: MomentView(job.runAt), claimedAt: MomentView(job.claimedAt),
            arguments: arguments, hasArguments: !arguments.isEmpty, canRetry: verbs.contains(.retry),
            retryLabel: job.state == .scheduled ? "Run now" : "Retry", canDiscard: verbs.contains(.discard),
            canCancel: verbs.contains(.cancel), canRemove: verbs.contains(.remove), hasActions: !verbs.isEmpty,
            similarPath: JobsFilter(state: job.state, kind: job.kind).link(to: OperatorSection.jobs.path))
    }

    /// Payloads hold ids and no personal data.
    private static func arguments(of job: JobRecord) -> [JobView.Argument] {
        guard let payload = try? JSONParser.parse(job.payload), let object = payload.objectValue else { return [] }
        return object.map {
            JobView.Argument(argument: $0.name, shown: $0.value.stringValue ?? $0.value.serialized())
        }
    }
}
