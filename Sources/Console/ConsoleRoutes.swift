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
        routes.get("/under-way", ShowUnderWay(services: services))
        routes.post("/sign-out", SignOut(services: services))
        registerPeople(in: &routes)
        registerLicences(in: &routes)
        registerLogs(in: &routes)
        registerEndpoints(in: &routes)
        registerMail(in: &routes)
        registerSettings(in: &routes)
        registerUsers(in: &routes)
        return routes
    }

    private func registerPeople(in routes: inout RouteTable<ConsoleGate>) {
        routes.get("/people", ListPeople(services: services))
        routes.get("/people.csv", ExportPeople(services: services))
        routes.get("/people/{user}", ShowPerson(services: services))
        routes.get("/people/{user}/seats", ShowPersonHistory(services: services))
        routes.post("/people/{user}/seats", submitted(GiveSeat(services: services)))
        routes.post("/people/{user}/seats/{pool}/remove", submitted(TakeSeat(services: services)))
        routes.post("/people/{user}/seats/{pool}/lift", submitted(LiftExclusion(services: services)))
        routes.get("/groups", ListGroups(services: services))
        routes.get("/groups.csv", ExportGroups(services: services))
        routes.get("/groups/{group}", ShowGroup(services: services))
        routes.get("/groups/{group}/members.csv", ExportMembers(services: services))
    }

    private func registerLicences(in routes: inout RouteTable<ConsoleGate>) {
        routes.get("/licences", ListLicences(services: services))
        routes.post("/licences", submitted(AddLicence(services: services)))
        routes.get("/licences/{pool}", ShowLicence(services: services))
        routes.post("/licences/{pool}", submitted(ChangeLicence(services: services)))
        routes.post("/guard", submitted(DecideReleases(services: services)))
        registerSeats(in: &routes)
    }

    private func registerSeats(in routes: inout RouteTable<ConsoleGate>) {
        let one = "/licences/{pool}"
        routes.get("\(one)/seats.csv", ExportSeats(services: services))
        routes.get("\(one)/history", ShowLicenceHistory(services: services))
        routes.get("\(one)/overflow", ShowOverflow(services: services))
        routes.post("\(one)/overflow", submitted(TakeSeats(services: services)))
        routes.get("\(one)/rules", ListRules(services: services))
        routes.post("\(one)/rules", submitted(AddRule(services: services)))
        routes.post("\(one)/rules/{rule}", submitted(ChangeRule(services: services)))
        routes.post("\(one)/rules/{rule}/remove", submitted(RemoveRule(services: services)))
    }

    private func registerLogs(in routes: inout RouteTable<ConsoleGate>) {
        routes.get("/provisioning-log", ListEntries(services: services))
        routes.get("/provisioning-log.csv", ExportEntries(services: services))
        routes.get("/provisioning-log/live", FollowEntries(services: services))
        routes.get("/provisioning-log/{entry}", ShowEntry(services: services))
        routes.get("/audit-log", ListAudit(services: services))
        routes.get("/audit-log.csv", ExportAudit(services: services))
    }

    private func registerEndpoints(in routes: inout RouteTable<ConsoleGate>) {
        let one = "/notifications/{endpoint}"
        routes.get("/notifications", ShowNotifications(services: services))
        routes.post("/notifications", submitted(AddEndpoint(services: services)))
        routes.get("/notifications/new", ShowNewEndpoint(services: services))
        routes.get(one, ShowEndpoint(services: services))
        routes.get("\(one)/deliveries.csv", ExportDeliveries(services: services))
        routes.post("\(one)/settings", submitted(ChangeEndpoint(services: services)))
        routes.post("\(one)/state", submitted(SwitchEndpoint(services: services)))
        routes.post("\(one)/secret", submitted(ReplaceSecret(services: services)))
        routes.post("\(one)/test", submitted(SendTest(services: services)))
        routes.post("\(one)/recover", submitted(RecoverDeliveries(services: services)))
        routes.post("\(one)/replay", submitted(ReplayEvents(services: services)))
        routes.post("\(one)/delete", submitted(EndEndpoint(services: services)))
        routes.get("/deliveries/{delivery}", ShowDelivery(services: services))
        routes.post("/deliveries/{delivery}/retry", submitted(RetryDelivery(services: services)))
    }

    private func registerMail(in routes: inout RouteTable<ConsoleGate>) {
        let (template, contact) = ("/notifications/templates/{type}/{locale}", "/notifications/contacts/{contact}")
        routes.get("/notifications/templates", ListTemplates(services: services))
        routes.get(template, ShowTemplate(services: services))
        routes.post(template, submitted(ChangeTemplate(services: services)))
        routes.post("\(template)/reset", submitted(ResetTemplate(services: services)))
        routes.get("/notifications/contacts", ListContacts(services: services))
        routes.post("/notifications/contacts", submitted(AddContact(services: services)))
        routes.get(contact, ShowContact(services: services))
        routes.post(contact, submitted(ChangeContact(services: services)))
        routes.post("\(contact)/remove", submitted(RemoveContact(services: services)))
        routes.post("/notifications/people", submitted(ChangeMailSettings(services: services)))
        routes.post("/notifications/suppressions/{suppression}/lift", submitted(LiftSuppression(services: services)))
    }

    private func registerUsers(in routes: inout RouteTable<ConsoleGate>) {
        let (all, one) = ("/settings/users", "/settings/users/{user}")
        routes.get(all, ListUsers(services: services))
        routes.post(all, submitted(InviteUser(services: services)))
        routes.post("\(one)/role", submitted(ChangeRole(services: services)))
        routes.post("\(one)/links", submitted(IssueUserLink(services: services)))
        routes.post("\(one)/sign-out", submitted(SignOutUser(services: services)))
        routes.post("\(one)/remove", submitted(RemoveUser(services: services)))
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
