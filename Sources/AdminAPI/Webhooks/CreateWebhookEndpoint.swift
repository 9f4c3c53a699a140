import HTTPTypes
import Hummingbird
import Notifications
import Web

/// `POST /tenants/{tenant}/webhook-endpoints` with `url` and any of `description`, `event_types`, `format`, `ordered`,
/// `max_concurrency`, `max_rate` and `headers`; without a `url`, security event tokens are polled for. The only answer but that of a rotation that shows the secret.
struct CreateWebhookEndpoint: Action {
    let endpoints: WebhookEndpointStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        var members = try await request.members()
        let format = members.word("format", default: WebhookFormat.standard)
        var settings = WebhookSettings(
            url: format == .scimSET ? members.optionalString("url") ?? "" : members.string("url"), format: format)
        settings.description = members.optionalString("description") ?? settings.description
        settings.eventTypes = members.optionalStrings("event_types") ?? settings.eventTypes
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
