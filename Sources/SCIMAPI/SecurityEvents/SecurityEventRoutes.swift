package import Hummingbird
package import Notifications
package import Tenancy
package import Web

/// The routes of security events (RFC 9967): where receivers poll for tokens, and the key that verifies them.
package struct SecurityEventRoutes: Sendable {
    private let tenants: TenantStore
    private let poll: SecurityEventPoll
    private let key: SecurityEventKey

    package init(tenants: TenantStore, poll: SecurityEventPoll, key: SecurityEventKey) {
        self.tenants = tenants
        self.poll = poll
        self.key = key
    }

    package func register(in router: Router<WebContext>) {
        var keys = RouteTable(prefix: "", gate: OpenGate())
        keys.get("/ssf/jwks.json", ReadSigningKeys(key: key))
        keys.register(in: router)
        var polled = RouteTable(prefix: "/t/{tenant}/ssf", gate: PollGate(tenants: tenants, poll: poll))
        polled.post("/poll/{endpoint}", PollSecurityEvents(poll: poll))
        polled.register(in: router)
    }
}
