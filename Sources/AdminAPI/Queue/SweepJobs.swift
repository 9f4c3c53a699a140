import HTTPTypes
import Hummingbird
import JSON
import Jobs
import Tenancy
import Web

/// `POST /jobs/retry` and `POST /jobs/discard` with `state`, `expected_count` and, to narrow it, `kind`, `queue` and `tenant`:
/// all jobs that match, if there are as many as the operator expects.
struct SweepJobs: Action {
    private static let most = 100_000

    let tenants: TenantStore
    /// Nil for a state whose jobs can't be changed so.
    let perform: @Sendable (JobFilter, Int) async throws -> JobSweep?

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        var members = try await request.members()
        var filter = JobFilter(state: members.word("state", default: .discarded))
        filter.kind = members.optionalString("kind")
        filter.queue = members.optionalString("queue")
        let slug = members.optionalString("tenant")
        let expected = members.integer("expected_count")
        try members.finish()
        guard (0...Self.most).contains(expected) else {
            throw Failure.member("/expected_count", "out_of_range", "expected_count must be 0 to \(Self.most).")
        }
        if let slug {
            guard let tenant = try await tenants.find(slug: slug) else {
                throw Failure.member("/tenant", "tenant_not_found", "There is no tenant with that slug.")
            }
            filter.tenantID = tenant.id.text
        }
        guard let sweep = try await perform(filter, expected) else {
            throw Failure.member("/state", "job_state", "That can't be done to jobs in this state.")
        }
        switch sweep {
        case .changed(let count): return .json(["changed": .integer(count)])
        case .unexpected(let found):
            let count = found > expected ? "More than \(expected)" : "\(found)"
            throw Failure(
                .conflict, code: "unexpected_count",
                detail: "\(count) jobs match, not \(expected). Nothing was changed.")
        }
    }
}

extension Failure {
    /// One member of the body is to blame.
    static func member(_ pointer: String, _ code: String, _ detail: String) -> Failure {
        Failure(
            .badRequest, code: code, detail: detail,
            members: [MemberFailure(pointer: pointer, code: code, detail: detail)])
    }
}
