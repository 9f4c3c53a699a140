import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `GET /console/operator/tenants.csv` with the filters of the list.
struct ExportTenants: Action {
    static let path = "/console/operator/tenants.csv"

    private static let list = ExportedList<Tenant>(
        columns: ["id", "slug", "name", "state", "schema_version", "version", "created_at", "updated_at", "delete_at"],
        json: { $0.json })

    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let query = Query(request.uri.query)
        let asked = TenantsFilter(query)
        try query.refuse("state", unless: asked.standing)
        let (filter, tenants) = (asked.sought, services.admin.tenants)
        return try await ExportFormat.csv.response(Self.list, named: "tenants") { (place: TenantPlace?) in
            try await tenants.page(filter, after: place, limit: ExportFormat.rowsAtOnce)
        }
    }
}
