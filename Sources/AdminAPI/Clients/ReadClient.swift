import Hummingbird
import Tenancy
import Web

/// `GET …/scim-configurations/{configuration}/clients/{client}`, never with a secret itself.
struct ReadClient: Action {
    let configurations: SCIMConfigurationStore
    let clients: OAuthClientStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await context.configuration(in: configurations)
        let client = try await clients.find(context.id("client", of: "OAuth client"), of: configuration)
        let secrets = try await clients.secrets(of: [client.id])
        return .json(client.json(secrets: secrets[client.id] ?? [], tokenURL: context.tokenURL))
    }
}
