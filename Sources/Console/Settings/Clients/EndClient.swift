import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Tenancy
import Web

/// `POST …/clients/{client}/delete`: asks first; confirmed, takes the client away with its secrets and access tokens.
struct EndClient: ClientAction {
    let services: ConsoleServices
    let name = "oauth_client.delete"
    let subject: String? = "client"

    func question(_ form: ConsoleForm, in context: ConsoleContext) async throws -> ConfirmationView? {
        let configuration = try await context.configuration(in: services)
        let (client, _) = try await client(of: configuration, in: context)
        return ConfirmationView(
            page: PageView("Delete an OAuth client", at: .settings, in: context),
            back: (context.path(of: configuration), configuration.name), heading: "Delete \(client.name)",
            sentences: [
                "Its secrets and every access token that it has obtained are refused from then on.",
                "People and seats stay as they are, and so do the configuration's access tokens and its other clients.",
            ], form: form, actionPath: "\(context.path(of: configuration))/clients/\(client.id.text)/delete",
            button: "Delete client", isDanger: true)
    }

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        let configuration = try await context.configuration(in: services)
        let (client, secrets) = try await client(of: configuration, in: context)
        return client.json(secrets: secrets, tokenURL: context.tokenURL)
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let configuration = try await context.configuration(in: services)
        let (client, _) = try await client(of: configuration, in: context)
        try await services.admin.clients.delete(client.id, of: configuration, of: context.tenant)
        return .redirected(to: context.path(of: configuration), done: .clientDeleted)
    }
}
