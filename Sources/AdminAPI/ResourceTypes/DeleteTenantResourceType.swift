import Directory
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `DELETE /tenants/{tenant}/resource-types/{type}`; 409 while there are resources of the type.
struct DeleteTenantResourceType: Action {
    let types: ResourceTypeStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        try await types.delete(
            try context.pathParameter("type"), if: VersionCondition(ifMatch: request.headers[.ifMatch]),
            for: context.tenant)
        return Response(status: .noContent)
    }
}
