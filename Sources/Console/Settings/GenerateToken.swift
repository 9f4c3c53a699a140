import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `POST …/{configuration}/tokens` with `name` and `expires_in_days`: a token, which this one page shows.
struct GenerateToken: FormAction {
    let services: ConsoleServices
    let name = "scim_token.create"
    let subject: String? = "configuration"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let configuration = try await context.configuration(in: services)
        let issued = try await services.admin.tokens.issue(
            name: form["name"], expiresInDays: form.integer("expires_in_days") ?? 0, for: configuration,
            of: context.tenant)
        return .shown(
            try await ShowConfiguration(services: services).page(of: configuration, in: context, issued: issued),
            subject: issued.credential.id.text, after: issued.json)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        try await ShowConfiguration(services: services).page(
            of: context.configuration(in: services), in: context, tokenProblem: problem.general(besides: []),
            status: problem.status)
    }
}
