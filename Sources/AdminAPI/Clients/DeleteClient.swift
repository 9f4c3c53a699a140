import Hummingbird
import Tenancy
import Web

/// `DELETE …/scim-configurations/{configuration}/clients/{client}`: ends its access tokens within a second; once more changes
/// nothing.
struct DeleteClient: Action {
    let configurations: SCIMConfigurationStore
    let clients: ClientLifecycle

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await context.configuration(in: configurations)
        try await clients.delete(context.id("client", of: "OAuth client"), of: configuration, of: context.tenant)
        return Response(status: .noContent)
    }
}
