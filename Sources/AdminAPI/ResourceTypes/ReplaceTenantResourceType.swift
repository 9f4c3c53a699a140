import Directory
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `PUT /tenants/{tenant}/resource-types/{type}`; 409 for a change that resources of the type might not fit, 412 when
/// `If-Match` names another version.
struct ReplaceTenantResourceType: Action {
    let types: ResourceTypeStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let name = try context.pathParameter("type")
        _ = try await types.find(name, of: context.tenant)
        return try await types.replace(
            name, with: try await ResourceTypeBody(request).type,
            if: VersionCondition(ifMatch: request.headers[.ifMatch]), for: context.tenant
        ).response()
    }
}
