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
        operators.register(in: router)
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
        routes.get("/notifications", ShowNotifications(services: services))
        routes.get("/notifications/{endpoint}", ShowEndpoint(services: services))
        routes.post("/deliveries/{delivery}/retry", submitted(RetryDelivery(services: services)))
        registerSettings(in: &routes)
        return routes
    }

    private func registerPeople(in routes: inout RouteTable<ConsoleGate>) {
        routes.get("/people", ListPeople(services: services))
        routes.get("/people.csv", ExportPeople(services: services))
        routes.get("/people/{user}", ShowPerson(services: services))
        routes.post("/people/{user}/seats", submitted(GiveSeat(services: services)))
        routes.post("/people/{user}/seats/{pool}/remove", submitted(TakeSeat(services: services)))
        routes.post("/people/{user}/seats/{pool}/lift", submitted(LiftExclusion(services: services)))
        routes.get("/groups", ListGroups(services: services))
        routes.get("/groups/{group}", ShowGroup(services: services))
    }

    private func registerLicences(in routes: inout RouteTable<ConsoleGate>) {
        routes.get("/licences", ListLicences(services: services))
        routes.post("/licences", submitted(AddLicence(services: services)))
        routes.get("/licences/{pool}", ShowLicence(services: services))
        routes.post("/licences/{pool}", submitted(ChangeLicence(services: services)))
        routes.post("/guard", submitted(DecideReleases(services: services)))
    }

    private func registerLogs(in routes: inout RouteTable<ConsoleGate>) {
        routes.get("/provisioning-log", ListEntries(services: services))
        routes.get("/provisioning-log/{entry}", ShowEntry(services: services))
        routes.get("/audit-log", ListAudit(services: services))
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
        routes.get("\(one)/delete", ShowDeletion(services: services))
        routes.post("\(one)/delete", submitted(EndConfiguration(services: services)))
        routes.post("\(one)/tokens", submitted(GenerateToken(services: services)))
        routes.post("\(one)/tokens/{token}/rotate", submitted(ReplaceToken(services: services)))
        routes.post("\(one)/tokens/{token}/revoke", submitted(EndToken(services: services)))
    }

    private func submitted<Form: FormAction>(_ action: Form) -> Submitted<Form> {
        Submitted(action: action, services: services)
    }
}
