import FoundationEssentials
import Hummingbird
import Notifications
import Tenancy
import Web

/// Lets in who holds the secret of the endpoint that the path names, as a bearer token.
struct PollGate: Gate {
    /// Whose tokens are asked for.
    struct Admitted: Sendable {
        let tenant: Tenant
        let endpoint: WebhookEndpoint
    }

    let tenants: TenantStore
    let poll: SecurityEventPoll

    /// - Throws: 401, the same for whatever reason, until the secret is known to be right.
    func admit(_ request: Request, _ context: WebContext) async throws -> Admitted {
        guard let secret = BearerCredential.read(from: request.headers),
            let slug = context.parameters["tenant"].map(String.init),
            let id = context.parameters["endpoint"].flatMap({ UUID(uuidString: String($0)) }),
            let tenant = try await tenants.find(slug: slug)
        else { throw BearerCredential.refusal(of: request.headers) }
        guard tenant.isServable else { throw Failure.tenantBehind }
        guard let endpoint = try await poll.endpoint(id, knowing: secret, of: tenant) else {
            throw BearerCredential.refusal(of: request.headers)
        }
        guard tenant.state != .suspended else { throw Failure.tenantSuspended }
        guard endpoint.state == .enabled else {
            throw Failure(
                .forbidden, code: "webhook_endpoint_disabled", detail: "The endpoint is disabled. Ask its owner.")
        }
        return Admitted(tenant: tenant, endpoint: endpoint)
    }
}
