import Hummingbird
import Web

/// The tenant's door, and behind it the configuration's allowance: a short crowd is slowed down, a lasting one refused.
struct RateGate: Gate {
    let tenants: TenantGate
    let limiter: RateLimiter
    private let start = ContinuousClock.now

    init(tenants: TenantGate, limiter: RateLimiter) {
        self.tenants = tenants
        self.limiter = limiter
    }

    /// - Throws: `Failure.tooManyRequests` besides what the tenant's door throws.
    func admit(_ request: Request, _ context: WebContext) async throws -> TenantContext {
        let admitted = try await tenants.admit(request, context)
        switch limiter.take(for: admitted.allowanceID, at: ContinuousClock.now - start) {
        case .now: break
        case .after(let delay): try await Task.sleep(for: delay)
        case .refused(let delay): throw Failure.tooManyRequests(retryAfter: delay)
        }
        return admitted
    }
}
