import Directory
import Hummingbird
import Tenancy
import Web

/// `GET /tenants/{tenant}/schemas`: the tenant's own, all of them, in the order of their making.
struct ListTenantSchemas: Action {
    let schemas: SchemaStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        .page(try await schemas.all(of: context.tenant).map(\.json), next: nil)
    }
}
