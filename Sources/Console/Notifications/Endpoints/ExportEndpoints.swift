import AdminAPI
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/notifications/endpoints.csv` with `state`: the webhook endpoints, without their secrets.
struct ExportEndpoints: Action {
    private static let list = ExportedList<WebhookEndpoint>(
        columns: [
            "id", "url", "description", "event_types", "format", "ordered", "max_concurrency", "max_rate", "headers",
            "enabled", "disabled_reason", "disabled_at", "failing_since", "failures", "created_at", "updated_at",
        ], json: { $0.json })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        let state = WebhookEndpointState(rawValue: query.text("state"))
        try query.refuse("state", unless: state)
        let endpoints = try await services.endpoints(of: context.tenant, in: state)
        return try await ExportFormat.csv.response(Self.list, named: "endpoints") { (_: Int?) in
            Page(elements: endpoints, next: nil)
        }
    }
}
