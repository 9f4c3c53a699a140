import Events
import FoundationEssentials
import JSON
import Tenancy

/// Makes the security event tokens of a tenant's events (RFC 8417, RFC 9967).
package struct SecurityEventSigner: Sendable {
    private let key: SecurityEventKey
    private let origin: String?

    /// - Parameter origin: `PUBLIC_URL`; without one the issuer is a name that leads nowhere.
    package init(key: SecurityEventKey, origin: String?) {
        self.key = key
        self.origin = origin
    }

    /// Nil for an event that SCIM does not know.
    ///
    /// `jti` is the delivery's id and `txn` the event's: the same event to two receivers is two tokens of one transaction.
    func token(of event: Event, for endpoint: WebhookEndpoint, as delivery: UUID, of tenant: Tenant) throws -> String? {
        guard let security = SecurityEvent(event) else { return nil }
        return try key.sign([
            "iss": .string(issuer(tenant)), "jti": .string(delivery.text), "txn": .string(event.id.text),
            "iat": .integer(Int64(event.time.timeIntervalSince1970)), "aud": .string(audience(endpoint)),
            "sub_id": ["format": "scim", "uri": .string(security.subject)], "events": security.claim,
        ])
    }

    /// What a person sends to try an endpoint: the verification event of the Shared Signals Framework 1.0 §8.1.4.
    func verification(of endpoint: WebhookEndpoint, as delivery: UUID, at now: Date, of tenant: Tenant) throws -> String
    {
        try key.sign([
            "iss": .string(issuer(tenant)), "jti": .string(delivery.text),
            "iat": .integer(Int64(now.timeIntervalSince1970)), "aud": .string(audience(endpoint)),
            "sub_id": ["format": "opaque", "id": .string(endpoint.id.text)],
            "events": ["https://schemas.openid.net/secevent/ssf/event-type/verification": [:]],
        ])
    }

    /// The tenant's SCIM base, below which the subjects' paths are.
    private func issuer(_ tenant: Tenant) -> String {
        origin.map { "\($0)/t/\(tenant.slug)/scim/v2" } ?? "urn:rollcall:tenant:\(tenant.id.text)"
    }

    private func audience(_ endpoint: WebhookEndpoint) -> String {
        endpoint.settings.isPolled ? "urn:uuid:\(endpoint.id.text)" : endpoint.settings.url
    }
}
