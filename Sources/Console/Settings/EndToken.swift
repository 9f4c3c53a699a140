import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `POST …/tokens/{token}/revoke`.
struct EndToken: FormAction {
    let services: ConsoleServices
    let name = "scim_token.revoke"
    let subject: String? = "token"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let configuration = try await context.configuration(in: services)
        try await services.admin.tokens.revoke(
            context.id("token", of: "token"), of: configuration, of: context.tenant)
        return .redirected(to: context.path(of: configuration), done: .tokenRevoked)
    }
}
