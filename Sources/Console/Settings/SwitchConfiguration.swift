import AdminAPI
import Hummingbird
import JSON
import Tenancy
import Web

/// `POST …/{configuration}/state` with `state`: disables it, which is asked about first, or enables it.
struct SwitchConfiguration: FormAction {
    let services: ConsoleServices
    let name = "scim_configuration.update"
    let subject: String? = "configuration"

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await context.configuration(in: services).json(scimBaseURL: context.scimBaseURL)
    }

    func question(_ form: ConsoleForm, in context: ConsoleContext) async throws -> ConfirmationView? {
        guard form["state"] == ConfigurationState.disabled.rawValue else { return nil }
        let configuration = try await context.configuration(in: services)
        let path = context.path(of: configuration)
        return ConfirmationView(
            page: PageView("Disable a configuration", at: .settings, in: context), back: (path, configuration.name),
            heading: "Disable \(configuration.name)",
            sentences: [
                "Every request of the identity provider is refused from then on. People and seats stay as they are."
            ], form: form, actionPath: "\(path)/state", button: "Disable configuration", isDanger: true)
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
