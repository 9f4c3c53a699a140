package import Hummingbird
package import Tenancy
package import Web

/// The token endpoint of each tenant.
package struct OAuthRoutes: Sendable {
    private let issuer: AccessTokenIssuer

    package init(issuer: AccessTokenIssuer) {
        self.issuer = issuer
    }

    package func register(in router: Router<WebContext>) {
        var granting = RouteTable(prefix: "/t/{tenant}/oauth2", gate: OpenGate())
        granting.post("/token", GrantToken(issuer: issuer))
        granting.register(in: router)
    }
}
