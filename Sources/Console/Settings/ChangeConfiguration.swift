import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `POST …/{configuration}/settings`: its name, and whether and of what it gives seats.
struct ChangeConfiguration: FormAction {
    let services: ConsoleServices
    let name = "scim_configuration.update"
    let subject: String? = "configuration"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> Response {
        let configuration = try await context.configuration(in: services)
        let change = SCIMConfigurationChange(name: form["name"], autoAssign: form.autoAssign)
        _ = try await services.admin.configurationLifecycle.update(configuration.id, change, of: context.tenant)
        return .redirected(to: context.path(of: configuration), done: .settingsSaved)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        try await ShowConfiguration(services: services).page(
            of: context.configuration(in: services), in: context, form: (form, problem), status: problem.status)
    }
}
