import Directory
import HTTPTypes
import Hummingbird
import Notifications
import Web

/// `POST …/webhook-endpoints/{endpoint}/secret/rotate` with `overlap_hours` (24): shows the new secret; for so long both sign.
struct RotateWebhookSecret: Action {
    static let usualOverlap = 24

    let endpoints: WebhookEndpointStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("endpoint", of: "webhook endpoint")
        var members = try await request.members()
        let overlap = members.optionalInteger("overlap_hours") ?? Self.usualOverlap
        try members.finish()
        let condition = VersionCondition(ifMatch: request.headers[.ifMatch])
        let (endpoint, secret) = try await endpoints.rotateSecret(
            of: id, overlap: overlap, ifVersion: condition.expected, for: context.tenant)
        return endpoint.response(secret: secret)
    }
}
