package import FoundationEssentials
import HTTPTypes
package import Hummingbird
package import Tenancy

/// Lets in who holds a key of the operator's that is good for the area: to read with GET and HEAD, else to write.
package struct AdminGate: Gate {
    /// For which a key must be good.
    package let area: AdminScope.Area
    private let verifier: APIKeyVerifier
    private let clock: WallClock
    private let origin: PublicOrigin
    private let limiter: RateLimiter

    package init(
        _ area: AdminScope.Area, verifier: APIKeyVerifier, clock: WallClock, origin: PublicOrigin, limiter: RateLimiter
    ) {
        self.area = area
        self.verifier = verifier
        self.clock = clock
        self.origin = origin
        self.limiter = limiter
    }

    package func admit(_ request: Request, _ context: WebContext) async throws -> AdminContext {
        let context = try await recognise(request, context)
        guard context.identity.isOperator else { throw Failure.operatorKeyRequired }
        return context
    }

    /// Anybody with a valid key, an operator's or one that is bound to a tenant.
    func recognise(_ request: Request, _ context: WebContext) async throws -> AdminContext {
        guard let key = BearerCredential.read(from: request.headers),
            let identity = try await verifier.verify(key: key, at: clock.now())
        else { throw BearerCredential.refusal(of: request.headers) }
        try await limiter.admit(identity.callerID, context.notes)
        let scope = AdminScope(area, [.get, .head].contains(request.method) ? .read : .write)
        guard identity.scopes.allow(scope) else { throw Failure.scopeNeeded(scope.text) }
        return AdminContext(identity: identity, baseURL: origin.text(of: request, context), web: context)
    }

    package func callerID(of admitted: AdminContext) -> UUID? { admitted.identity.callerID }
}
