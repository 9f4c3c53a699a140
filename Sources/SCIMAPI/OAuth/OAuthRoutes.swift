package import Hummingbird
package import Tenancy
package import Web

/// The token endpoint of each tenant.
package struct OAuthRoutes: Sendable {
    /// How often one client may take a token: they are good for two hours, and a client may have many processes.
    package static let usualRate = RequestRate(sustained: 5, burst: 100)

    private let issuer: AccessTokenIssuer
    private let limiter: RateLimiter

    package init(issuer: AccessTokenIssuer, limiter: RateLimiter = RateLimiter(usualRate)) {
        self.issuer = issuer
        self.limiter = limiter
    }

    package func register(in router: Router<WebContext>) {
        var granting = RouteTable(prefix: "/t/{tenant}/oauth2", gate: OpenGate())
        granting.post("/token", GrantToken(issuer: issuer, limiter: limiter))
        granting.register(in: router)
    }
}
