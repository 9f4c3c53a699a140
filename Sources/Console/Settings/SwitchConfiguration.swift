import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `POST …/{configuration}/state` with `state`: disables or enables it.
struct SwitchConfiguration: FormAction {
    let services: ConsoleServices
    let name = "scim_configuration.update"
    let subject: String? = "configuration"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> Response {
        guard let state = ConfigurationState(rawValue: form["state"]) else { throw Failure.notAForm }
        let configuration = try await context.configuration(in: services)
        _ = try await services.admin.configurationLifecycle.update(
            configuration.id, SCIMConfigurationChange(state: state), of: context.tenant)
        return .redirected(
            to: context.path(of: configuration),
            done: state == .enabled ? .configurationEnabled : .configurationDisabled)
    }
}
