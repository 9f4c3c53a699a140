import Hummingbird
package import JSON
package import Tenancy
import Web

/// `POST …/scim-configurations/{configuration}/clients` with `name` and `method`: for `client_secret` with
/// `expires_in_days`, and the answer shows the secret this once; for `workload_identity` with `issuer`, `jwks_url`,
/// `subject`, `audience` and perhaps `directory_id`.
struct CreateClient: Action {
    let configurations: SCIMConfigurationStore
    let clients: ClientLifecycle

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await context.configuration(in: configurations)
        var members = try await request.members()
        let name = members.string("name")
        let method = members.word("method", default: ClientMethod.clientSecret)
        var days = OAuthClientStore.defaultExpiry
        var trust: FederationTrust?
        switch method {
        case .clientSecret: days = members.optionalInteger("expires_in_days") ?? days
        case .workloadIdentity:
            trust = FederationTrust(
                issuer: members.string("issuer"), jwksURL: members.string("jwks_url"),
                subject: members.string("subject"), audience: members.string("audience"),
                directoryID: members.optionalString("directory_id"))
        }
        try members.finish()
        let (client, secret) = try await clients.create(
            NewOAuthClient(name: name, trust: trust), secretExpiresInDays: days, for: configuration,
            of: context.tenant)
        return .json(client.json(showing: secret, tokenURL: context.tokenURL), status: .created)
    }
}

extension OAuthClient {
    /// The client as it is shown when it is made: the only time with its secret.
    package func json(showing secret: IssuedSecret?, tokenURL: String?) -> JSONObject {
        var json = json(secrets: secret.map { [$0.secret] } ?? [], tokenURL: tokenURL)
        if let secret { json.append("client_secret", .string(secret.text)) }
        return json
    }
}
