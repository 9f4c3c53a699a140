import Hummingbird
import Web

/// The tenant's door, and behind it the configuration's allowance.
struct RateGate: Gate {
    let tenants: TenantGate
    let limiter: RateLimiter

    /// - Throws: `Failure.tooManyRequests` besides what the tenant's door throws.
    func admit(_ request: Request, _ context: WebContext) async throws -> TenantContext {
        let admitted = try await tenants.admit(request, context)
        try await limiter.admit(admitted.allowanceID, context.notes)
        return admitted
    }
}
