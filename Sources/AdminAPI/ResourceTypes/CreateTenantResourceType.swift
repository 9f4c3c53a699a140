import Directory
import HTTPTypes
import Hummingbird
import SCIM
import Tenancy
import Web

/// `POST /tenants/{tenant}/resource-types` with a resource type's document.
struct CreateTenantResourceType: Action {
    let types: ResourceTypeStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let type = try await types.create(ResourceTypeBody(request).type, for: context.tenant)
        let place = "\(context.baseURL)/admin/v1/tenants/\(context.tenant.slug)/resource-types/\(type.type.name)"
        return type.response(status: .created, headers: [.location: place])
    }
}
