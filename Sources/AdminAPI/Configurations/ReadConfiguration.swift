import Hummingbird
import Tenancy
import Web

/// `GET /tenants/{tenant}/scim-configurations/{configuration}`.
struct ReadConfiguration: Action {
    let configurations: SCIMConfigurationStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        try await context.configuration(in: configurations).response(in: context)
    }
}
