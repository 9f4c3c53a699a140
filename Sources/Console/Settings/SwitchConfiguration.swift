import AdminAPI
import Hummingbird
import JSON
import Tenancy
import Web

/// `POST …/{configuration}/state` with `state`: disables or enables it.
struct SwitchConfiguration: FormAction {
    let services: ConsoleServices
    let name = "scim_configuration.update"
    let subject: String? = "configuration"

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await context.configuration(in: services).json(scimBaseURL: context.scimBaseURL)
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        guard let state = ConfigurationState(rawValue: form["state"]) else { throw Failure.notAForm }
        let configuration = try await context.configuration(in: services)
        let changed = try await services.admin.configurationLifecycle.update(
            configuration.id, SCIMConfigurationChange(state: state), of: context.tenant)
        return .redirected(
            to: context.path(of: configuration),
            done: state == .enabled ? .configurationEnabled : .configurationDisabled,
            after: changed.json(scimBaseURL: context.scimBaseURL))
    }
}
