import AdminAPI
import Hummingbird
import JSON
import Tenancy
import Web

/// `POST …/tokens/{token}/revoke`: asks first; confirmed, the token is refused at once.
struct EndToken: FormAction {
    let services: ConsoleServices
    let name = "scim_token.revoke"
    let subject: String? = "token"

    func question(_ form: ConsoleForm, in context: ConsoleContext) async throws -> ConfirmationView? {
        let configuration = try await context.configuration(in: services)
        let token = try await services.admin.credentials.find(context.id("token", of: "token"), of: configuration)
        let path = context.path(of: configuration)
        return ConfirmationView(
            page: PageView("Revoke a token", at: .settings, in: context), back: (path, configuration.name),
            heading: "Revoke the token “\(token.name)”",
            sentences: [
                "The identity provider is refused at once unless it has another token. A token that was revoked is not good again."
            ],
            form: form, actionPath: "\(path)/tokens/\(token.id.text)/revoke", button: "Revoke token", isDanger: true)
    }

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await services.admin.credentials.find(
            context.id("token", of: "token"), of: context.configuration(in: services)
        ).json
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let configuration = try await context.configuration(in: services)
        try await services.admin.tokens.revoke(
            context.id("token", of: "token"), of: configuration, of: context.tenant)
        return .redirected(to: context.path(of: configuration), done: .tokenRevoked)
    }
}
