import Directory
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `DELETE /tenants/{tenant}/schemas/{urn}`; 409 while the tenant has resources that could have its attributes.
struct DeleteTenantSchema: Action {
    let schemas: SchemaStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        try await schemas.delete(
            try context.pathParameter("urn"), if: VersionCondition(ifMatch: request.headers[.ifMatch]),
            for: context.tenant)
        return Response(status: .noContent)
    }
}
