import Hummingbird
import Tenancy
import Web

/// `POST …/clients/{client}/secrets/{secret}/rotate` with `overlap` (`"24h"` or seconds; a day) and `expires_in_days`: the new
/// secret, shown this once. The old one ends when the overlap does.
struct RotateClientSecret: Action {
    let configurations: SCIMConfigurationStore
    let clients: ClientLifecycle

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await context.configuration(in: configurations)
        let (id, secret) = (try context.id("client", of: "OAuth client"), try context.id("secret", of: "secret"))
        var members = try await request.members()
        let overlap = members.optionalSeconds("overlap") ?? SecretOverlap.usual
        let days = members.optionalInteger("expires_in_days") ?? OAuthClientStore.defaultExpiry
        try members.finish()
        let new = try await clients.rotateSecret(
            secret, overlap: SecretOverlap(seconds: overlap), expiresInDays: days, of: id, of: configuration,
            of: context.tenant)
        return .json(new.json, status: .created)
    }
}
