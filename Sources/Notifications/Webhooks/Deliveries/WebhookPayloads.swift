import Events
import FoundationEssentials
import Tenancy

/// Makes the body that tells an endpoint of an event, in the format that it has chosen.
package struct WebhookPayloads: Sendable {
    let signer: SecurityEventSigner

    package init(signer: SecurityEventSigner) {
        self.signer = signer
    }

    /// Nil when the format has no word for the event.
    func text(of event: Event, for endpoint: WebhookEndpoint, as delivery: UUID, of tenant: Tenant) throws -> String? {
        switch endpoint.settings.format {
        case .standard: WebhookPayload(event, of: tenant).text
        case .scimSET: try signer.token(of: event, for: endpoint, as: delivery, of: tenant)
        }
    }

    /// Of a test.
    func test(
        of endpoint: WebhookEndpoint, as delivery: UUID, event id: UUID, at now: Date, of tenant: Tenant
    ) throws -> String {
        switch endpoint.settings.format {
        case .standard:
            WebhookPayload(
                tenant: tenant, id: id, type: EventType.webhookEndpointTest.rawValue, time: now, sequence: nil,
                subject: endpoint.id, data: "{}", changes: nil
            ).text
        case .scimSET: try signer.verification(of: endpoint, as: delivery, at: now, of: tenant)
        }
    }
}
