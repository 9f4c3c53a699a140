import AdminAPI
import Hummingbird
import Notifications
import Web

/// `POST /console/notifications/{endpoint}/delete`: asks first; confirmed, takes the endpoint away.
struct EndEndpoint: EndpointAction {
    let services: ConsoleServices
    let name = "webhook_endpoint.delete"

    func question(_ form: ConsoleForm, in context: ConsoleContext) async throws -> ConfirmationView? {
        let endpoint = try await context.endpoint(in: services)
        return ConfirmationView(
            page: PageView("Delete an endpoint", at: .notifications, in: context),
            back: (endpoint.path, endpoint.shownName), heading: "Delete this endpoint",
            sentences: [
                "\(endpoint.shownName) is told of nothing any more, and what waits for it is never sent.",
                "To stop for a while, disable it instead.",
            ], form: form, actionPath: "\(endpoint.path)/delete", button: "Delete endpoint", isDanger: true)
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let endpoint = try await context.endpoint(in: services)
        try await services.admin.webhookEndpoints.delete(endpoint.id, of: context.tenant)
        return .redirected(to: "/console/notifications", done: .endpointDeleted)
    }
}
