import Directory
import HTTPTypes
import Hummingbird
import SCIM
import Tenancy
import Web

/// `PUT /tenants/{tenant}/schemas/{urn}`; 409 for a change that stored resources might not fit, 412 when `If-Match` names
/// another version.
struct ReplaceTenantSchema: Action {
    let schemas: SchemaStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let urn = try context.pathParameter("urn")
        let stored = try await schemas.find(urn, of: context.tenant)
        let body = try await SchemaBody(request)
        guard body.kind == stored.kind else {
            throw SchemaRefusal.incompatible(
                SchemaFault(pointer: "/resource_type", detail: "What a schema extends can't change."))
        }
        return try await schemas.replace(
            urn, with: body.definition, if: VersionCondition(ifMatch: request.headers[.ifMatch]), for: context.tenant
        ).response()
    }
}
