import HTTPTypes
package import Hummingbird
import JSON
package import Jobs
import Tenancy
package import Web

/// `POST /jobs/retry` and `POST /jobs/discard` with `state`, `expected_count` and, to narrow it, `kind`, `queue` and `tenant`:
/// all jobs that match, if there are as many as the operator expects.
package struct SweepJobs: Action {
    package static let counts = 0...100_000

    let tenants: TenantStore
    /// Nil for a state whose jobs can't be changed so.
    let perform: @Sendable (JobFilter, Int) async throws -> JobSweep?

    package func respond(to request: Request, in context: AdminContext) async throws -> Response {
        var members = try await request.members()
        var filter = JobFilter(state: members.word("state", default: .discarded))
        filter.kind = members.optionalString("kind")
        filter.queue = members.optionalString("queue")
        let slug = members.optionalString("tenant")
        let expected = members.integer("expected_count")
        try members.finish()
        if let slug {
            guard let tenant = try await tenants.find(slug: slug) else {
                throw Failure.unknownTenant
            }
            filter.tenantID = tenant.id.text
        }
        let changed = try await Self.changed(filter, expected: expected, by: perform)
        return .json(["changed": .integer(changed)])
    }

    /// How many jobs were changed; throws when that can't be done to them, or when they are not as many as expected.
    package static func changed(
        _ filter: JobFilter, expected: Int, by perform: (JobFilter, Int) async throws -> JobSweep?
    ) async throws -> Int {
        guard counts.contains(expected) else {
            throw Failure.member(
                "/expected_count", "out_of_range", "expected_count must be 0 to \(counts.upperBound).")
        }
        guard let sweep = try await perform(filter, expected) else {
            throw Failure.member("/state", "job_state", "That can't be done to jobs in this state.")
        }
        switch sweep {
        case .changed(let count): return count
        case .unexpected(let found): throw Failure.unexpectedCount(expected, found: found)
        }
    }
}

extension Failure {
    static func unexpectedCount(_ expected: Int, found: Int) -> Failure {
        let count = found > expected ? "More than \(expected)" : "\(found)"
        return Failure(
            .conflict, code: "unexpected_count", detail: "\(count) jobs match, not \(expected). Nothing was changed.")
    }

    /// The body names a tenant that does not exist.
    package static let unknownTenant = member("/tenant", "tenant_not_found", "There is no tenant with that slug.")

    /// One member of the body is to blame.
    static func member(_ pointer: String, _ code: String, _ detail: String) -> Failure {
        Failure(
            .badRequest, code: code, detail: detail,
            members: [MemberFailure(pointer: pointer, code: code, detail: detail)])
    }
}
