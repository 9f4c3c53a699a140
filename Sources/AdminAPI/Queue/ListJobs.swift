import Hummingbird
import Jobs
import Tenancy
import Web

/// `GET /jobs`, newest first, of one `state`, `kind`, `queue` or `tenant` when they are given.
struct ListJobs: Action {
    private static let cursor = ListCursor("jobs")

    let jobs: JobListing
    let tenants: TenantStore

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        var filter = JobFilter(
            state: try list.word("state"), kind: try list.query.value("kind"), queue: try list.query.value("queue"))
        if let slug = try list.query.value("tenant") {
            guard let tenant = try await tenants.find(slug: slug) else { return .page([], next: nil) }
            filter.tenantID = tenant.id.text
        }
        let after = try list.after.map { key in
            guard let cursor = JobCursor(key) else { throw Self.cursor.invalid }
            return cursor
        }
        let page = try await jobs.page(filter, after: after, limit: list.limit)
        return .page(page.jobs.map(\.json), next: page.next.map { Self.cursor.text(for: $0.text) })
    }
}
