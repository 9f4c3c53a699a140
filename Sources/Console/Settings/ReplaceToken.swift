import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Tenancy
import Web

/// `POST …/tokens/{token}/rotate` with `overlap`: a token in the place of another, which this one page shows.
struct ReplaceToken: FormAction {
    let services: ConsoleServices
    let name = "scim_token.rotate"
    let subject: String? = "token"

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await services.admin.credentials.find(
            context.id("token", of: "token"), of: context.configuration(in: services)
        ).json
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let configuration = try await context.configuration(in: services)
        let rotation = try TokenRotation(overlap: form.integer("overlap") ?? SecretOverlap.usual)
        let issued = try await services.admin.tokens.rotate(
            context.id("token", of: "token"), rotation, for: configuration, of: context.tenant)
        return .shown(
            try await ShowConfiguration(services: services).page(of: configuration, in: context, issued: issued),
            subject: issued.credential.id.text, after: issued.json)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        guard problem.status != .notFound else { return nil }
        return try await ShowConfiguration(services: services).page(
            of: context.configuration(in: services), in: context, tokenProblem: problem.general(besides: []),
            status: problem.status)
    }
}
