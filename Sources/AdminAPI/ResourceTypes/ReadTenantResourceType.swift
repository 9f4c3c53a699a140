import Directory
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET /tenants/{tenant}/resource-types/{type}`, one of the tenant's own by its name.
struct ReadTenantResourceType: Action {
    let types: ResourceTypeStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        try await types.find(try context.pathParameter("type"), of: context.tenant).response()
    }
}
