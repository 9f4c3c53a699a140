import Hummingbird
import Tenancy
import Web

/// `GET …/scim-configurations/{configuration}/tokens/{token}`: what is known of a token, never the token itself.
struct ReadToken: Action {
    let configurations: SCIMConfigurationStore
    let credentials: CredentialStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await context.configuration(in: configurations)
        return .json(try await credentials.find(context.id("token", of: "token"), of: configuration).json)
    }
}
