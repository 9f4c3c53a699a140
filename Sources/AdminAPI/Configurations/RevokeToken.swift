import Hummingbird
import Tenancy
import Web

/// `DELETE …/scim-configurations/{configuration}/tokens/{token}`; once more changes nothing.
struct RevokeToken: Action {
    let configurations: SCIMConfigurationStore
    let credentials: CredentialStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await context.configuration(in: configurations)
        try await credentials.revoke(context.id("token", of: "token"), of: configuration)
        return Response(status: .noContent)
    }
}
