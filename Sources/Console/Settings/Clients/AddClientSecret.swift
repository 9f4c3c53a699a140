import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `POST …/clients/{client}/secrets` with `expires_in_days`: one more secret beside the others, which this one page shows.
struct AddClientSecret: ClientAction {
    let services: ConsoleServices
    let name = "client_secret.create"
    let subject: String? = "client"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let configuration = try await context.configuration(in: services)
        let issued = try await services.admin.clients.issueSecret(
            of: context.id("client", of: "OAuth client"), expiresInDays: form.integer("expires_in_days") ?? 0,
            of: configuration, of: context.tenant)
        return .shown(
            try await page(showing: issued, of: configuration, in: context), subject: issued.secret.id.text,
            after: issued.json)
    }
}
