import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `POST …/scim-configurations/{configuration}/tokens/{token}/rotate` with `overlap` (`"24h"` or seconds; a day), `name` and
/// `expires_in_days`: the new token, shown this once. The old one ends when the overlap does.
struct RotateToken: Action {
    let configurations: SCIMConfigurationStore
    let tokens: TokenLifecycle

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("token", of: "token")
        let configuration = try await context.configuration(in: configurations)
        var members = try await request.members()
        let overlap = members.optionalSeconds("overlap") ?? SecretOverlap.usual
        let name = members.optionalString("name")
        let days = members.optionalInteger("expires_in_days") ?? CredentialStore.defaultExpiry
        try members.finish()
        let rotation = try TokenRotation(overlap: overlap, name: name, expiresInDays: days)
        return .json(
            try await tokens.rotate(id, rotation, for: configuration, of: context.tenant).json, status: .created)
    }
}
