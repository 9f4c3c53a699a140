import Directory
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET /tenants/{tenant}/resource-types`: the tenant's own, all of them, in the order of their making.
struct ListTenantResourceTypes: Action {
    let types: ResourceTypeStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        .page(try await types.all(of: context.tenant).map(\.json), next: nil)
    }
}
