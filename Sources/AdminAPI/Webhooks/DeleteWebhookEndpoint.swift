import Directory
import HTTPTypes
import Hummingbird
import JSON
import Notifications
import Web

/// `DELETE …/webhook-endpoints/{endpoint}`; 412 when `If-Match` names another version. With `dry_run=true` it shows the
/// endpoint.
struct DeleteWebhookEndpoint: Action {
    let endpoints: WebhookEndpointStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let condition = VersionCondition(ifMatch: request.headers[.ifMatch])
        if try request.isDryRun() {
            let endpoint = try await context.endpoint(in: endpoints)
            guard condition.allows(endpoint.version) else { throw NotificationError.endpointChanged }
            return .rehearsal(of: .object(endpoint.json))
        }
        try await endpoints.delete(
            try context.id("endpoint", of: "webhook endpoint"), ifVersion: condition.expected, of: context.tenant)
        return Response(status: .noContent)
    }
}
