import AdminAPI
import Hummingbird
import JSON
import Jobs
import Tenancy
import Web

/// `GET /console/operator/jobs.csv` with the filters of the list.
struct ExportJobs: Action {
    static let path = "/console/operator/jobs.csv"

    private static let list = ExportedList<JSONObject>(
        columns: [
            "id", "state", "kind", "queue", "tenant", "tenant_id", "priority", "attempt", "max_attempts", "unique_key",
            "worker_id", "created_at", "run_at", "claimed_at", "finished_at", "last_error", "payload",
        ], json: { $0 })

    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let admin = services.admin
        let query = Query(request.uri.query)
        let asked = JobsFilter(query)
        try query.refuse("state", unless: asked.state)
        let filter = try await asked.resolved(by: admin.tenants)
        return try await ExportFormat.csv.response(Self.list, named: "jobs") { (place: JobCursor?) in
            // Nobody's jobs are none.
            guard let filter else { return Page(elements: [], next: nil) }
            let page = try await admin.jobs.page(filter, after: place, limit: ExportFormat.rowsAtOnce)
            let slugs = try await admin.tenants.slugs(of: Array(Set(page.jobs.map(\.tenantID))))
            return Page(elements: page.jobs.map { Self.row($0, slugs[$0.tenantID]) }, next: page.next)
        }
    }

    private static func row(_ job: JobRecord, _ slug: String?) -> JSONObject {
        var row = job.json
        row.append("tenant", slug.map(JSONValue.string) ?? .null)
        return row
    }
}
