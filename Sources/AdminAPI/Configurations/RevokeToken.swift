import Hummingbird
import Tenancy
import Web

/// `DELETE …/scim-configurations/{configuration}/tokens/{token}`; once more changes nothing.
struct RevokeToken: Action {
    let configurations: SCIMConfigurationStore
    let tokens: TokenLifecycle

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await context.configuration(in: configurations)
        try await tokens.revoke(context.id("token", of: "token"), of: configuration, of: context.tenant)
        return Response(status: .noContent)
    }
}
