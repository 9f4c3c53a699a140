package import Hummingbird
import Provisioning
package import SCIM
package import Tenancy

/// Lets in who holds a credential of the tenant that the path names at `{tenant}`.
package struct TenantGate: Gate {
    private let verifier: CredentialVerifier
    private let clock: WallClock
    private let origin: PublicOrigin
    private let suffix: String
    private let registry: @Sendable (Tenant) async throws -> SchemaRegistry

    /// - Parameters:
    ///   - suffix: What follows `/t/{tenant}` in the surface's address.
    ///   - registry: Finds the tenant's schemas.
    package init(
        verifier: CredentialVerifier, clock: WallClock, origin: PublicOrigin, suffix: String,
        registry: @escaping @Sendable (Tenant) async throws -> SchemaRegistry
    ) {
        self.verifier = verifier
        self.clock = clock
        self.origin = origin
        self.suffix = suffix
        self.registry = registry
    }

    /// - Throws: 401, the same for whatever reason; `tenantSuspended` and `tenantBehind` only to
    ///   callers who hold a valid credential.
    package func admit(_ request: Request, _ context: WebContext) async throws -> TenantContext {
        guard let token = BearerCredential.read(from: request.headers),
            let slug = context.parameters["tenant"].map(String.init)
        else { throw BearerCredential.refusal(of: request.headers) }
        let verdict = try await verifier.verify(
            token: token, slug: slug, at: clock.now(), by: origin.caller(of: request, context))
        switch verdict {
        case .refused(let reason):
            // Outside all refusals look the same; the owner of the credential may know.
            let owner = try await verifier.owner(of: token, at: clock.now())
            context.notes.provisioning { ($0.identity, $0.refusal) = (owner, reason) }
            throw BearerCredential.refusal(of: request.headers)
        case .tenantSuspended(let identity):
            context.notes.provisioning { $0.identity = identity }
            throw Failure.tenantSuspended
        case .accepted(let identity):
            context.notes.provisioning { $0.identity = identity }
            guard identity.tenant.isServable else { throw Failure.tenantBehind }
            let baseURL = origin.text(of: request, context) + "/t/" + slug + suffix
            return TenantContext(
                identity: identity, registry: try await registry(identity.tenant), baseURL: baseURL, web: context)
        }
    }
}
