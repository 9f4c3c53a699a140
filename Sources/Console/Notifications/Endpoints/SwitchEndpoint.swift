import AdminAPI
import Hummingbird
import Notifications
import Web

/// `POST /console/notifications/{endpoint}/state` with `state`: nothing is sent to a disabled endpoint; enabled, it gets what waits.
struct SwitchEndpoint: EndpointAction {
    let services: ConsoleServices
    let name = "webhook_endpoint.update"

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
