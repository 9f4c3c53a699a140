package import Hummingbird
package import Notifications
package import Tenancy
package import Web

/// The one page that a contact opens without signing in: the address in each digest.
package struct UnsubscribeRoutes: Sendable {
    private let tenants: TenantStore
    private let contacts: MailContactStore
    private let link: UnsubscribeLink

    package init(tenants: TenantStore, contacts: MailContactStore, link: UnsubscribeLink) {
        self.tenants = tenants
        self.contacts = contacts
        self.link = link
    }

    package func register(in router: Router<WebContext>) {
        var routes = RouteTable(prefix: "/t/{tenant}/notifications", gate: OpenGate())
        routes.get("/unsubscribe", Unsubscribe(tenants: tenants, contacts: contacts, link: link, isConfirmed: false))
        routes.post("/unsubscribe", Unsubscribe(tenants: tenants, contacts: contacts, link: link, isConfirmed: true))
        routes.register(in: router)
    }
}
