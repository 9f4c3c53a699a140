import AdminAPI
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET /console/settings/scim/{configuration}`.
struct ShowConfiguration: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        try await page(
            of: context.configuration(in: services), in: context, done: DoneMessage(request.uri.query))
    }

    /// - Parameters:
    ///   - issued: A token that was made just now; no other page shows it.
    ///   - issuedSecret: The same of a secret of an OAuth client.
    ///   - form: What was typed into the settings, with what is wrong with it.
    ///   - refusedClient: The same of a form about OAuth clients.
    func page(
        of configuration: SCIMConfiguration, in context: ConsoleContext, issued: IssuedToken? = nil,
        issuedSecret: IssuedSecret? = nil, form: (ConsoleForm, FormProblem)? = nil, tokenProblem: String? = nil,
        refusedClient: (form: ConsoleForm, problem: FormProblem)? = nil, status: HTTPResponse.Status = .ok,
        done: DoneMessage? = nil
    ) async throws -> Response {
        let (pools, now) = (try await services.pools(of: context.tenant), services.clock.now())
        let path = context.path(of: configuration)
        let tokens = try await services.admin.credentials.listed(of: configuration, ended: TokensView.mostEnded)
        let clients = try await clients(of: configuration, under: path, now: now)
        let guide = GuideValues(
            scimURL: context.scimBaseURL, token: issued?.token, tokenURL: context.tokenURL,
            clientID: issuedSecret?.secret.clientID.text ?? GuideValues.onlyClient(of: clients),
            clientSecret: issuedSecret?.text)
        let view = ConfigurationView(
            page: PageView(configuration.name, at: .settings, in: context, done: done), path: path,
            name: configuration.name, provider: configuration.idp.label, isEnabled: configuration.state == .enabled,
            secret: issued.map { SecretView($0, at: path) } ?? issuedSecret.map { SecretView($0, at: path) },
            light: try await services.light(of: configuration, of: context.tenant),
            guide: GuideView(configuration.idp, values: guide),
            bearer: TokensView(tokens, problem: tokenProblem, now: now),
            oauth: ClientsView(tokenURL: context.tokenURL, clients: clients, refused: refusedClient),
            form: form.map { ConfigurationFormView($0.0, pools: pools, problem: $0.1) }
                ?? ConfigurationFormView(configuration, pools: pools))
        return .page(view, "configuration", status: status)
    }

    private func clients(
        of configuration: SCIMConfiguration, under path: String, now: Date
    ) async throws -> [ClientView] {
        let clients = try await services.admin.oauthClients.live(of: configuration)
        guard !clients.isEmpty else { return [] }
        let secrets = try await services.admin.oauthClients.secrets(of: clients.map(\.id))
        return clients.map { ClientView($0, secrets: secrets[$0.id] ?? [], under: path, now: now) }
    }
}
