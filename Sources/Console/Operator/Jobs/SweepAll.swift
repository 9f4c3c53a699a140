import AdminAPI
import Hummingbird
import JSON
import Jobs
import Tenancy
import Web

/// `POST /console/operator/jobs/retry` and `/discard` with a filter and `expected_count`: all that match, if they are as many as the
/// operator was shown.
struct SweepAll: OperatorForm {
    let verb: SweepVerb
    let services: ConsoleServices

    init(_ verb: SweepVerb, services: ConsoleServices) {
        (self.verb, self.services) = (verb, services)
    }

    func deed(_ form: ConsoleForm, in context: OperatorContext) async throws -> FormDeed<Response> {
        let (verb, admin, asked) = (verb, services.admin, JobsFilter(form))
        guard let expected = form.integer("expected_count"), asked.state != nil else { throw Failure.notAForm }
        let filter = try await asked.resolved(by: admin.tenants)
        let tenant = try await admin.tenants.find(slug: asked.tenant)
        return FormDeed(name: verb.name, tenant: tenant?.id) {
            guard let filter else { throw Failure.unknownTenant }
            let changed = try await SweepJobs.changed(filter, expected: expected) {
                try await verb.perform($0, $1, by: admin.jobs)
            }
            let back = JobsFilter(kind: asked.kind, queue: asked.queue, tenant: asked.tenant)
            return .done(
                verb.done, count: changed, at: back.link(to: OperatorSection.jobs.path),
                after: ["changed": .integer(Int64(changed))])
        }
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: OperatorContext
    ) async throws -> Response? {
        guard problem.status == .conflict else { return nil }
        return try await ShowSweep(verb, services: services).page(
            JobsFilter(form), in: context, problem: problem.general(besides: []), status: problem.status)
    }
}
