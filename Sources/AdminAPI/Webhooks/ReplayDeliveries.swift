import HTTPTypes
import Hummingbird
import JSON
import Notifications
import Web

/// `POST …/webhook-endpoints/{endpoint}/replay` with `since` (at most 14 days ago) and `types` (those of the endpoint):
/// delivers every such event, those that were delivered before too, with the same id and the same bytes.
struct ReplayDeliveries: Action {
    let endpoints: WebhookEndpointStore
    let deliveries: WebhookDeliveryStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let endpoint = try await context.endpoint(in: endpoints)
        var members = try await request.members()
        let since = members.time("since")
        let types = members.optionalStrings("types") ?? endpoint.settings.eventTypes
        try members.finish()
        let replay = try await deliveries.replay(endpoint, types: types, since: since, of: context.tenant)
        return .json(
            ["after_sequence": .integer(replay.after), "through_sequence": .integer(replay.through)], status: .accepted)
    }
}
