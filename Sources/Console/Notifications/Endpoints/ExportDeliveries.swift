import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/notifications/{endpoint}/deliveries.csv` with `state`: what was sent to an endpoint.
struct ExportDeliveries: Action {
    static let list = ExportedList<WebhookDelivery>(
        columns: [
            "id", "endpoint_id", "event_id", "sequence", "type", "state", "attempts", "max_attempts", "next_at",
            "created_at", "finished_at",
        ], json: { $0.json })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let endpoint = try await context.endpoint(in: services).id
        let query = Query(request.uri.query)
        let state = WebhookDelivery.State(rawValue: query.text("state"))
        try query.refuse("state", unless: state)
        let (deliveries, tenant) = (services.admin.deliveries, context.tenant)
        return try await ExportFormat.csv.response(Self.list, named: "deliveries") { (last: UUID?) in
            try await deliveries.page(
                to: endpoint, of: tenant, in: state, before: last, limit: ExportFormat.rowsAtOnce)
        }
    }
}
