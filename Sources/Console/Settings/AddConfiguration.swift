import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `POST /console/settings/scim`: the configuration with its first token, which this one page shows.
struct AddConfiguration: FormAction {
    let services: ConsoleServices
    let name = "scim_configuration.create"
    let subject: String? = nil

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let new = NewSCIMConfiguration(
            name: form["name"], idp: IdentityProvider(rawValue: form["idp"]) ?? .generic, autoAssign: form.autoAssign)
        let configuration = try await services.admin.configurationLifecycle.create(new, of: context.tenant)
        let issued = try await services.admin.tokens.issue(
            name: "First token", expiresInDays: CredentialStore.defaultExpiry, for: configuration, of: context.tenant)
        return .shown(
            try await ShowConfiguration(services: services).page(of: configuration, in: context, issued: issued),
            subject: configuration.id.text, after: configuration.json(scimBaseURL: context.scimBaseURL))
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        try await ShowNewConfiguration(services: services).page(in: context, form: form, problem: problem)
    }
}
