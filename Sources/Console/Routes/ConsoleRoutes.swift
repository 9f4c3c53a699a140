package import Hummingbird
import Tenancy
package import Web

/// Every route of the web console, below `/console`.
package struct ConsoleRoutes: Sendable {
    static let prefix = "/console"

    let services: ConsoleServices
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
        glances.register(in: router)
        operators.register(in: router)
        operatorGlances.register(in: router)
    }

    /// For everybody.
    private var open: RouteTable<OpenGate> {
        var routes = RouteTable(prefix: Self.prefix, gate: OpenGate())
        routes.get("/assets/{version}/{name}", ReadAsset())
        routes.get("/sign-in", ShowSignIn(services: services))
        routes.get("/sign-in/{link}", ShowLink(services: services))
        routes.post("/sign-in", SignIn(services: services, limiter: limiter))
        routes.post("/operator/sign-in", SignInOperator(services: services, limiter: limiter))
        return routes
    }

    private var tenant: RouteTable<ConsoleGate> {
        var routes = RouteTable(prefix: Self.prefix, gate: gate)
        routes.get("", ShowOverview(services: services))
        routes.post("/sign-out", SignOut(services: services))
        registerPeople(in: &routes)
        registerLicences(in: &routes)
        registerLogs(in: &routes)
        registerEndpoints(in: &routes)
        registerMail(in: &routes)
        registerSettings(in: &routes)
        registerClients(in: &routes)
        registerUsers(in: &routes)
        return routes
    }

    func submitted<Form: FormAction>(_ action: Form) -> Submitted<Form> {
        Submitted(action: action, services: services)
    }
}
