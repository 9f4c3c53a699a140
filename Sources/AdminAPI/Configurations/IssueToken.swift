import Hummingbird
import Tenancy
import Web

/// `POST …/scim-configurations/{configuration}/tokens` with `name` and `expires_in_days`: the only answer that shows it.
struct IssueToken: Action {
    let configurations: SCIMConfigurationStore
    let credentials: CredentialStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await context.configuration(in: configurations)
        var members = try await request.members()
        let name = members.string("name")
        let days = members.optionalInteger("expires_in_days") ?? CredentialStore.defaultExpiry
        try members.finish()
        let issued = try await credentials.issue(name: name, expiresInDays: days, for: configuration)
        return .json(issued.json, status: .created)
    }
}
