import Directory
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `PUT /tenants/{tenant}/schemas/{urn}`; 409 for a change that stored resources might not fit, 412 when `If-Match` names
/// another version.
struct ReplaceTenantSchema: Action {
    let schemas: SchemaStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let urn = try context.pathParameter("urn")
        _ = try await schemas.find(urn, of: context.tenant)
        let body = try await SchemaBody(request)
        return try await schemas.replace(
            urn, with: body.definition, extending: body.kind,
            if: VersionCondition(ifMatch: request.headers[.ifMatch]), for: context.tenant
        ).response()
    }
}
