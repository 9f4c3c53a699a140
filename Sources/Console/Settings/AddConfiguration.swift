import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `POST /console/settings/scim`: the configuration with its first token, which this one page shows. Both are written down, each for
/// itself.
struct AddConfiguration: FormAction {
    let services: ConsoleServices
    let name = "scim_configuration.create"
    let subject: String? = nil

    func isWrittenDown(_ form: ConsoleForm) -> Bool { false }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let new = NewSCIMConfiguration(
            name: form["name"], idp: IdentityProvider(rawValue: form["idp"]) ?? .generic, autoAssign: form.autoAssign)
        let configuration = try await services.audited(create(new, in: context), asked: form, in: context)
        let issued = try await services.audited(issue(for: configuration, in: context), asked: form, in: context)
        return .shown(
            try await ShowConfiguration(services: services).page(of: configuration, in: context, issued: issued))
    }

    private func create(
        _ new: NewSCIMConfiguration, in context: ConsoleContext
    ) -> FormDeed<SCIMConfiguration> {
        FormDeed(name: name, tenant: context.tenant.id) { [services] in
            let made = try await services.admin.configurationLifecycle.create(new, of: context.tenant)
            return FormOutcome(
                made, status: 201, subject: made.id.text, after: made.json(scimBaseURL: context.scimBaseURL))
        }
    }

    private func issue(
        for configuration: SCIMConfiguration, in context: ConsoleContext
    ) -> FormDeed<IssuedToken> {
        FormDeed(name: "scim_token.create", tenant: context.tenant.id, subject: configuration.id.text) { [services] in
            let issued = try await services.admin.tokens.issue(
                name: "First token", expiresInDays: CredentialStore.defaultExpiry, for: configuration,
                of: context.tenant)
            return FormOutcome(issued, status: 201, subject: issued.credential.id.text, after: issued.json)
        }
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        try await ShowNewConfiguration(services: services).page(in: context, form: form, problem: problem)
    }
}
