import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Tenancy
import Web

/// `POST …/secrets/{secret}/rotate` with `overlap`: a secret in the place of another, which this one page shows.
struct ReplaceClientSecret: ClientAction {
    let services: ConsoleServices
    let name = "client_secret.rotate"
    let subject: String? = "secret"

    func before(in context: ConsoleContext) async throws -> JSONObject? { try await secretBefore(in: context) }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let configuration = try await context.configuration(in: services)
        let overlap = try SecretOverlap(seconds: form.integer("overlap") ?? SecretOverlap.usual)
        let issued = try await services.admin.clients.rotateSecret(
            context.id("secret", of: "secret"), overlap: overlap, expiresInDays: OAuthClientStore.defaultExpiry,
            of: context.id("client", of: "OAuth client"), of: configuration, of: context.tenant)
        return .shown(
            try await page(showing: issued, of: configuration, in: context), subject: issued.secret.id.text,
            after: issued.json)
    }
}
