import Hummingbird
import Tenancy
import Web

/// `POST …/clients/{client}/secrets` with `expires_in_days`: one more secret, shown this once.
struct IssueClientSecret: Action {
    let configurations: SCIMConfigurationStore
    let clients: ClientLifecycle

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await context.configuration(in: configurations)
        let id = try context.id("client", of: "OAuth client")
        var members = try await request.members()
        let days = members.optionalInteger("expires_in_days") ?? OAuthClientStore.defaultExpiry
        try members.finish()
        let secret = try await clients.issueSecret(
            of: id, expiresInDays: days, of: configuration, of: context.tenant)
        return .json(secret.json, status: .created)
    }
}
