import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Tenancy
import Web

/// `POST …/secrets/{secret}/revoke`: asks first; confirmed, the secret is refused, and so are the access tokens that it obtained.
struct EndClientSecret: ClientAction {
    let services: ConsoleServices
    let name = "client_secret.revoke"
    let subject: String? = "secret"

    func question(_ form: ConsoleForm, in context: ConsoleContext) async throws -> ConfirmationView? {
        let configuration = try await context.configuration(in: services)
        let (client, secrets) = try await client(of: configuration, in: context)
        let secret = try Self.secret(among: secrets, in: context)
        let path = "\(context.path(of: configuration))/clients/\(client.id.text)/secrets/\(secret.id.text)/revoke"
        let now = services.clock.now()
        let isLast = !secrets.contains { $0.id != secret.id && $0.isLive(at: now) }
        return ConfirmationView(
            page: PageView("Revoke a client secret", at: .settings, in: context),
            back: (context.path(of: configuration), configuration.name),
            heading: "Revoke the secret …\(secret.hint) of \(client.name)",
            sentences: Self.consequences(isLast: isLast), form: form, actionPath: path, button: "Revoke secret",
            isDanger: true)
    }

    func before(in context: ConsoleContext) async throws -> JSONObject? { try await secretBefore(in: context) }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let configuration = try await context.configuration(in: services)
        let (client, secrets) = try await client(of: configuration, in: context)
        let secret = try Self.secret(among: secrets, in: context)
        try await services.admin.clients.revokeSecret(secret.id, of: client.id, of: configuration, of: context.tenant)
        return .redirected(to: context.path(of: configuration), done: .clientSecretRevoked)
    }

    static func consequences(isLast: Bool) -> [String] {
        [
            "It is refused from then on, and so is every access token that was obtained with it.",
            isLast
                ? "The client has no other live secret: its identity provider is refused until it is given a new one."
                : "The client's other live secrets stay good.",
        ]
    }
}
