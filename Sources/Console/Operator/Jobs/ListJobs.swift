import AdminAPI
import Hummingbird
import Jobs
import Tenancy
import Web

/// `GET /console/operator/jobs` with `state`, `kind`, `queue` and `tenant`: jobs, the newest first, by pages.
struct ListJobs: Action {
    private static let pageSize = 50
    private static let path = OperatorSection.jobs.path

    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let query = Query(request.uri.query)
        let (filter, after) = (JobsFilter(query), JobCursor(query.text("after")))
        let resolved = try await filter.resolved(by: services.admin.tenants)
        let found =
            if let resolved {
                try await services.admin.jobs.page(resolved, after: after, limit: Self.pageSize)
            } else {
                nil as JobPage?
            }
        let jobs = found?.jobs ?? []
        let slugs = try await services.admin.tenants.slugs(of: Array(Set(jobs.map(\.tenantID))))
        let sweeps = jobs.isEmpty ? [] : SweepVerb.allCases.filter { $0.states.contains(filter.state) }
        let view = JobsView(
            page: PageView("Jobs", at: .jobs, in: context, done: OperatorDone(request.uri.query)),
            states: Self.states(filter.state), kind: filter.kind, queue: filter.queue, tenantSlug: filter.tenant,
            lines: jobs.map { Self.line($0, slugs) }, isEmpty: jobs.isEmpty, isFiltered: !filter.isEmpty,
            sweeps: sweeps.map { JobsView.Sweep(path: filter.link(to: $0.path), label: "\($0.label) all that match…") },
            hasSweeps: !sweeps.isEmpty,
            links: PageLinks(Self.path, filters: filter.parameters, after: after?.text, next: found?.next?.text),
            exportPath: filter.link(to: ExportJobs.path))
        return .page(view, "operator-jobs")
    }

    private static func states(_ chosen: JobState?) -> [Choice] {
        let chosen = chosen?.rawValue ?? ""
        return [Choice("", "Any, but done", chosen: chosen)]
            + JobState.allCases.map { Choice($0.rawValue, $0.label.capitalizedFirst, chosen: chosen) }
    }

    private static func line(_ job: JobRecord, _ slugs: [String: String]) -> JobsView.Line {
        let owner = JobOwner(job.tenantID, slugs)
        return JobsView.Line(
            number: String(job.id), jobPath: job.state == .completed ? nil : "\(path)/\(job.id)", kind: job.kind,
            queue: job.queue, state: job.state.label, colour: job.state.colour, whose: owner.label,
            whosePath: owner.path, attempts: job.attempts, error: job.lastError,
            when: MomentView(job.finishedAt ?? job.createdAt))
    }
}

extension JobRecord {
    /// Such as `3 of 20`.
    var attempts: String { "\(attempt)" + (maxAttempts.map { " of \($0)" } ?? "") }
}

extension String {
    /// For the beginning of a sentence.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
