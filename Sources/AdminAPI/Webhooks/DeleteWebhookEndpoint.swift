import Directory
import HTTPTypes
import Hummingbird
import Notifications
import Web

/// `DELETE …/webhook-endpoints/{endpoint}`; 412 when `If-Match` names another version.
struct DeleteWebhookEndpoint: Action {
    let endpoints: WebhookEndpointStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let condition = VersionCondition(ifMatch: request.headers[.ifMatch])
        try await endpoints.delete(
            try context.id("endpoint", of: "webhook endpoint"), ifVersion: condition.expected, of: context.tenant)
        return Response(status: .noContent)
    }
}
