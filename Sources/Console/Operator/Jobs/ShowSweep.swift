import AdminAPI
import HTTPTypes
import Hummingbird
import Jobs
import Tenancy
import Web

/// `GET /console/operator/jobs/retry` and `/discard` with a filter: how many jobs match, before anything is done to them.
struct ShowSweep: Action {
    let verb: SweepVerb
    let services: ConsoleServices

    init(_ verb: SweepVerb, services: ConsoleServices) {
        (self.verb, self.services) = (verb, services)
    }

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        try await page(JobsFilter(Query(request.uri.query)), in: context)
    }

    func page(
        _ filter: JobsFilter, in context: OperatorContext, problem: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard verb.states.contains(filter.state) else {
            // Nothing is asked of jobs to which that can't be done.
            return .redirected(to: filter.link(to: OperatorSection.jobs.path))
        }
        let most = SweepJobs.counts.upperBound
        let resolved = try await filter.resolved(by: services.admin.tenants)
        let count =
            if let resolved { try await services.admin.jobs.count(resolved, most: most + 1) ?? 0 } else { 0 }
        return .page(
            view(filter, count, most, PageView("\(verb.label) jobs", at: .jobs, in: context), problem),
            "operator-sweep", status: status)
    }

    private func view(
        _ filter: JobsFilter, _ count: Int, _ most: Int, _ page: PageView, _ problem: String?
    ) -> SweepView {
        let names = ["state": "State", "kind": "Kind", "queue": "Queue", "tenant": "Tenant"]
        let given = filter.parameters.filter { !$0.1.isEmpty }
        return SweepView(
            page: page, path: verb.path, label: verb.label, number: Grouped.text(min(count, most)), expected: count,
            one: count == 1, none: count == 0, tooMany: count > most, canSweep: count > 0 && count <= most,
            isDanger: verb == .discard, consequence: verb.consequence(of: filter.state),
            facts: given.map {
                SweepView.Fact(
                    fact: names[$0.0] ?? $0.0, shown: $0.0 == "state" ? filter.state?.label ?? $0.1 : $0.1)
            },
            fields: given.map { SweepView.Field(field: $0.0, value: $0.1) },
            backPath: filter.link(to: OperatorSection.jobs.path), problem: problem)
    }
}
