import AdminAPI
import Hummingbird
import JSON
import Tenancy
import Web

/// `POST …/{configuration}/settings`: its name, and whether and of what it gives seats.
struct ChangeConfiguration: FormAction {
    let services: ConsoleServices
    let name = "scim_configuration.update"
    let subject: String? = "configuration"

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await context.configuration(in: services).json(scimBaseURL: context.scimBaseURL)
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let configuration = try await context.configuration(in: services)
        let change = SCIMConfigurationChange(name: form["name"], autoAssign: form.autoAssign)
        let changed = try await services.admin.configurationLifecycle.update(
            configuration.id, change, of: context.tenant)
        return .redirected(
            to: context.path(of: configuration), done: .settingsSaved,
            after: changed.json(scimBaseURL: context.scimBaseURL))
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        try await ShowConfiguration(services: services).page(
            of: context.configuration(in: services), in: context, form: (form, problem), status: problem.status)
    }
}
