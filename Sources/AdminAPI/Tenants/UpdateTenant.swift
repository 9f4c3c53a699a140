import Directory
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `PATCH /tenants/{tenant}` with `name`; 412 when `If-Match` names another version.
struct UpdateTenant: Action {
    let tenants: TenantStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        var members = try await request.members()
        let name = members.optionalString("name")
        try members.finish()
        guard let name else { return context.tenant.response() }
        return try await tenants.rename(context.tenant.id, to: name, ifVersion: request.expectedVersions).response()
    }
}
