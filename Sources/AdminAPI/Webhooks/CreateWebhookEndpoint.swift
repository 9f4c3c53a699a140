import HTTPTypes
import Hummingbird
import Notifications
import Web

/// `POST /tenants/{tenant}/webhook-endpoints` with `url` and any of `description`, `event_types`, `format`, `ordered`,
/// `max_concurrency`, `max_rate` and `headers`: the only answer but that of a rotation that shows the secret.
struct CreateWebhookEndpoint: Action {
    let endpoints: WebhookEndpointStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        var members = try await request.members()
        var settings = WebhookSettings(url: members.string("url"))
        settings.description = members.optionalString("description") ?? settings.description
        settings.eventTypes = members.optionalStrings("event_types") ?? settings.eventTypes
        settings.format = members.word("format", default: settings.format)
        settings.isOrdered = members.optionalBoolean("ordered") ?? settings.isOrdered
        settings.maxConcurrency = members.optionalInteger("max_concurrency") ?? settings.maxConcurrency
        settings.maxRate = members.optionalInteger("max_rate")
        settings.headers = members.optionalHeaders() ?? settings.headers
        try members.finish()
        let (endpoint, secret) = try await endpoints.create(settings, for: context.tenant)
        return endpoint.response(
            secret: secret, status: .created,
            headers: [.location: context.url(of: endpoint.id, in: "webhook-endpoints")])
    }
}
