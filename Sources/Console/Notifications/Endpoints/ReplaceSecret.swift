import AdminAPI
import Hummingbird
import Notifications
import Web

/// `POST /console/notifications/{endpoint}/secret` with `overlap_hours`: a new secret, which this one page shows.
struct ReplaceSecret: EndpointAction {
    let services: ConsoleServices
    let name = "webhook_secret.rotate"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        guard let overlap = form.integer("overlap_hours") else { throw Failure.notAForm }
        let (endpoint, secret) = try await services.admin.webhookEndpoints.rotateSecret(
            of: context.endpoint(in: services).id, overlap: overlap, for: context.tenant)
        return .shown(
            try await ShowEndpoint(services: services).page(of: endpoint, in: context, secret: secret),
            after: endpoint.json)
    }
}
