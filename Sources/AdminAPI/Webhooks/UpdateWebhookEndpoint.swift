import Directory
import HTTPTypes
import Hummingbird
import Notifications
import Web

/// `PATCH …/webhook-endpoints/{endpoint}` with any of `url`, `description`, `event_types`, `ordered`, `max_concurrency`,
/// `max_rate` (0 lifts the limit), `headers` (all of them) and `enabled`; 412 when `If-Match` names another version.
struct UpdateWebhookEndpoint: Action {
    let endpoints: WebhookEndpointStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("endpoint", of: "webhook endpoint")
        var members = try await request.members()
        let change = WebhookSettingsChange(
            url: members.optionalString("url"), description: members.optionalString("description"),
            eventTypes: members.optionalStrings("event_types"), isOrdered: members.optionalBoolean("ordered"),
            maxConcurrency: members.optionalInteger("max_concurrency"), maxRate: members.optionalInteger("max_rate"),
            headers: members.optionalHeaders(), isEnabled: members.optionalBoolean("enabled"))
        try members.finish()
        let condition = VersionCondition(ifMatch: request.headers[.ifMatch])
        return try await endpoints.update(id, change, ifVersion: condition.expected, of: context.tenant).response()
    }
}
