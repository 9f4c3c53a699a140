import AdminAPI
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET /console/settings/scim/{configuration}`.
struct ShowConfiguration: Action {
    private static let mostTokens = 100

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        try await page(
            of: context.configuration(in: services), in: context, done: DoneMessage(request.uri.query))
    }

    /// - Parameters:
    ///   - issued: A token that was made just now; no other page shows it.
    ///   - form: What was typed into the settings, with what is wrong with it.
    func page(
        of configuration: SCIMConfiguration, in context: ConsoleContext, issued: IssuedToken? = nil,
        form: (ConsoleForm, FormProblem)? = nil, tokenProblem: String? = nil, status: HTTPResponse.Status = .ok,
        done: DoneMessage? = nil
    ) async throws -> Response {
        let (pools, now) = (try await services.pools(of: context.tenant), services.clock.now())
        let tokens = try await services.admin.credentials.page(of: configuration, limit: Self.mostTokens).elements
            .filter { $0.userID == nil }
            .map { TokenView($0, now: now) }
        let view = ConfigurationView(
            page: PageView(configuration.name, at: .settings, in: context, done: done),
            path: context.path(of: configuration), name: configuration.name, provider: configuration.idp.label,
            isEnabled: configuration.state == .enabled,
            secret: issued.map { Self.view($0, at: context.path(of: configuration)) },
            light: try await services.light(of: configuration, of: context.tenant),
            guide: GuideView(configuration.idp, scimURL: context.scimBaseURL, token: issued?.token),
            tokens: tokens.filter(\.isLive) + tokens.filter { !$0.isLive }.reversed(), hasTokens: !tokens.isEmpty,
            form: form.map { ConfigurationFormView($0.0, pools: pools, problem: $0.1) }
                ?? ConfigurationFormView(configuration, pools: pools),
            tokenProblem: tokenProblem)
        return .page(view, "configuration", status: status)
    }

    private static func view(_ issued: IssuedToken, at path: String) -> SecretView {
        SecretView(
            title: "Copy the access token now", sentence: "It is good until",
            until: MomentView(issued.credential.expiresAt), label: "Access token", text: issued.token,
            here: path)
    }
}
