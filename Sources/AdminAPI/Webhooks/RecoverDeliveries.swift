import HTTPTypes
import Hummingbird
import JSON
import Notifications
import Web

/// `POST …/webhook-endpoints/{endpoint}/recover` with `since` (at most 14 days ago) and `until`: sends anew what has failed.
struct RecoverDeliveries: Action {
    let endpoints: WebhookEndpointStore
    let deliveries: WebhookDeliveryStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let endpoint = try await context.endpoint(in: endpoints)
        var members = try await request.members()
        let since = members.time("since")
        let until = members.optionalTime("until")
        try members.finish()
        let count = try await deliveries.recover(endpoint, since: since, until: until, of: context.tenant)
        return .json(["recovered": .integer(Int64(count))], status: .accepted)
    }
}
