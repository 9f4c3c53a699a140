package import Hummingbird
import Tenancy
package import Web

/// Every route of the web console, below `/console`.
package struct ConsoleRoutes: Sendable {
    private static let prefix = "/console"

    private let services: ConsoleServices
    private let gate: ConsoleGate
    private let limiter: RateLimiter

    package init(_ services: ConsoleServices) {
        self.services = services
        gate = ConsoleGate(services: services)
        limiter = RateLimiter(services.signInRate)
    }

    package func register(in router: Router<WebContext>) {
        open.register(in: router)
        tenant.register(in: router)
    }

    /// Every route for who is signed in, as `METHOD /template`.
    package var routes: [String] { tenant.routes }

    /// For everybody.
    private var open: RouteTable<OpenGate> {
        var routes = RouteTable(prefix: Self.prefix, gate: OpenGate())
        routes.get("/assets/{version}/{name}", ReadAsset())
        routes.get("/sign-in", ShowSignIn(services: services))
        routes.get("/sign-in/{link}", ShowLink(services: services))
        routes.post("/sign-in", SignIn(services: services, limiter: limiter))
        return routes
    }

    private var tenant: RouteTable<ConsoleGate> {
        var routes = RouteTable(prefix: Self.prefix, gate: gate)
        routes.get("", ShowOverview(services: services))
        routes.post("/sign-out", SignOut(services: services))
        registerSettings(in: &routes)
        return routes
    }

    private func registerSettings(in routes: inout RouteTable<ConsoleGate>) {
        let one = "/settings/scim/{configuration}"
        routes.get("/settings/scim", ListConfigurations(services: services))
        routes.post("/settings/scim", submitted(AddConfiguration(services: services)))
        routes.get("/settings/scim/new", ShowNewConfiguration(services: services))
        routes.get(one, ShowConfiguration(services: services))
        routes.get("\(one)/light", ShowLight(services: services))
        routes.post("\(one)/settings", submitted(ChangeConfiguration(services: services)))
        routes.post("\(one)/state", submitted(SwitchConfiguration(services: services)))
        routes.post("\(one)/tokens", submitted(GenerateToken(services: services)))
        routes.post("\(one)/tokens/{token}/rotate", submitted(ReplaceToken(services: services)))
        routes.post("\(one)/tokens/{token}/revoke", submitted(EndToken(services: services)))
    }

    private func submitted<Form: FormAction>(_ action: Form) -> Submitted<Form> {
        Submitted(action: action, services: services)
    }
}
