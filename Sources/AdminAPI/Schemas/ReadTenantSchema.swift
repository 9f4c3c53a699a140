import Directory
import Hummingbird
import Tenancy
import Web

/// `GET /tenants/{tenant}/schemas/{urn}`, one of the tenant's own.
struct ReadTenantSchema: Action {
    let schemas: SchemaStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        try await schemas.find(try context.pathParameter("urn"), of: context.tenant).response()
    }
}
