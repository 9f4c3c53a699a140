import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `POST …/{configuration}/clients` with `name` and `expires_in_days`: an OAuth client, whose secret this one page shows.
struct AddClient: ClientAction {
    let services: ConsoleServices
    let name = "oauth_client.create"
    let subject: String? = "configuration"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let configuration = try await context.configuration(in: services)
        let (client, secret) = try await services.admin.clients.create(
            NewOAuthClient(name: form["name"]), secretExpiresInDays: form.integer("expires_in_days") ?? 0,
            for: configuration, of: context.tenant)
        let page = try await ShowConfiguration(services: services).page(
            of: configuration, in: context, issuedSecret: secret)
        return .shown(
            page, subject: client.id.text, after: client.json(showing: secret, tokenURL: context.tokenURL))
    }
}
