import AdminAPI
import Hummingbird
import Notifications
import Web

/// `POST /console/notifications/{endpoint}/state` with `state`: nothing is sent to a disabled endpoint, which is asked about
/// first; enabled, it gets what waits.
struct SwitchEndpoint: EndpointAction {
    let services: ConsoleServices
    let name = "webhook_endpoint.update"

    func question(_ form: ConsoleForm, in context: ConsoleContext) async throws -> ConfirmationView? {
        guard form["state"] == WebhookEndpointState.disabled.rawValue else { return nil }
        let endpoint = try await context.endpoint(in: services)
        return ConfirmationView(
            page: PageView("Disable an endpoint", at: .notifications, in: context),
            back: (endpoint.path, endpoint.shownName), heading: "Disable this endpoint",
            sentences: ["Nothing is sent to \(endpoint.shownName) until it is enabled again. Then it gets what waits."],
            form: form, actionPath: "\(endpoint.path)/state", button: "Disable endpoint", isDanger: false)
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let endpoint = try await context.endpoint(in: services)
        guard let state = WebhookEndpointState(rawValue: form["state"]) else { throw Failure.notAForm }
        let isEnabled = state == .enabled
        let changed = try await services.admin.webhookEndpoints.update(
            endpoint.id, WebhookSettingsChange(isEnabled: isEnabled), of: context.tenant)
        return .redirected(
            to: endpoint.path, done: isEnabled ? .endpointEnabled : .endpointDisabled, after: changed.json)
    }
}
