package import Hummingbird
import JSON
import Jobs
import Licensing
import Notifications
package import Tenancy
package import Web

/// Every route of the admin API, below `/admin/v1`: a table an area, for which a key must be good.
package struct AdminRoutes: Sendable {
    private static let prefix = "/admin/v1"

    private let services: AdminServices

    /// Of all areas together.
    private let limiter: RateLimiter

    package init(_ services: AdminServices) {
        self.services = services
        limiter = RateLimiter(services.rate)
    }

    package func register(in router: Router<WebContext>) {
        for table in operatorTables { table.register(in: router) }
        for table in tenantTables { table.register(in: router) }
        var descriptions = RouteTable(prefix: Self.prefix, gate: OpenGate())
        descriptions.get("/openapi.json", ReadOpenAPIDocument(.admin))
        descriptions.register(in: router)
    }

    /// Every route as `METHOD /template`, below the prefix, by the area for which a key must be good; `AdminOperations`
    /// describes them.
    package var routes: [AdminScope.Area: [String]] {
        let tables = operatorTables.map { ($0.gate.area, $0.routes) } + tenantTables.map { ($0.gate.area, $0.routes) }
        return Dictionary(tables, uniquingKeysWith: +)
    }

    /// For operators' keys.
    private var operatorTables: [RouteTable<AdminGate>] {
        [tenants, keys, jobs, eventTypes, audit]
    }

    /// For operators' keys and for keys that are bound to the tenant.
    private var tenantTables: [RouteTable<TenantAdminGate>] {
        [
            tenant, archives, console, configurations, schemas, directory, licenses, events, logs, webhooks,
            notifications,
        ]
    }

    private func gate(_ area: AdminScope.Area) -> AdminGate {
        AdminGate(area, verifier: services.verifier, clock: services.clock, origin: services.origin, limiter: limiter)
    }

    private var replies: IdempotentReplies { IdempotentReplies(store: services.idempotency) }

    private func operatorTable(_ area: AdminScope.Area) -> RouteTable<AdminGate> {
        RouteTable(
            prefix: Self.prefix, gate: gate(area), replies: replies,
            auditor: AdminAuditor<AdminContext>(log: services.audit, tenants: services.tenants))
    }

    private func tenantTable(_ area: AdminScope.Area) -> RouteTable<TenantAdminGate> {
        RouteTable(
            prefix: Self.prefix, gate: TenantAdminGate(keys: gate(area), tenants: services.tenants), replies: replies,
            auditor: AdminAuditor<TenantAdminContext>(log: services.audit, tenants: services.tenants))
    }

    // MARK: Operators

    private var tenants: RouteTable<AdminGate> {
        var routes = operatorTable(.tenants)
        routes.get("/tenants", ListTenants(tenants: services.tenants))
        routes.post("/tenants", CreateTenant(tenants: services.tenants))
        return routes
    }

    private var audit: RouteTable<AdminGate> {
        var routes = operatorTable(.logs)
        routes.get("/audit-log", ListAuditLog<AdminContext>(log: services.audit, tenants: services.tenants))
        routes.get("/audit-log/{entry}", ReadAuditEntry<AdminContext>(log: services.audit))
        return routes
    }

    private var keys: RouteTable<AdminGate> {
        var routes = operatorTable(.keys)
        routes.get("/api-keys", ListAPIKeys(keys: services.keys))
        routes.post("/api-keys", CreateAPIKey(keys: services.keys, tenants: services.tenants))
        routes.get("/api-keys/{key}", ReadAPIKey(keys: services.keys))
        routes.delete("/api-keys/{key}", RevokeAPIKey(keys: services.keys))
        return routes
    }

    private var jobs: RouteTable<AdminGate> {
        var routes = operatorTable(.jobs)
        let (jobs, tenants, pauses) = (services.jobs, services.tenants, services.pauses)
        routes.get("/jobs", ListJobs(jobs: jobs, tenants: tenants))
        routes.post("/jobs/retry", SweepJobs(tenants: tenants) { try await jobs.retry(all: $0, expected: $1) })
        routes.post("/jobs/discard", SweepJobs(tenants: tenants) { try await jobs.discard(all: $0, expected: $1) })
        routes.get("/jobs/{job}", ReadJob(jobs: jobs))
        routes.delete("/jobs/{job}", JobAction { try await jobs.delete($0) })
        routes.post("/jobs/{job}/retry", JobAction { try await jobs.retry($0) })
        routes.post("/jobs/{job}/discard", JobAction { try await jobs.discard($0) })
        routes.post("/jobs/{job}/cancel", JobAction { try await jobs.cancel($0) })
        routes.get("/pauses", ListPauses(pauses: pauses))
        routes.post("/pauses", PauseJobs(pauses: pauses, tenants: tenants))
        routes.delete("/pauses/{pause}", ResumeJobs(pauses: pauses))
        let schedules = services.schedules
        routes.get("/schedules", ListSchedules(schedules: schedules))
        routes.post("/schedules/{schedule}/run", ScheduleAction { try await schedules.run($0) })
        routes.post("/schedules/{schedule}/pause", ScheduleAction { try await schedules.pause($0) })
        routes.post("/schedules/{schedule}/resume", ScheduleAction { try await schedules.resume($0) })
        routes.get("/queues", ListQueues(jobs: jobs))
        routes.get("/queues/{queue}/minutes", ListQueueMinutes(jobs: jobs))
        routes.get("/workers", ListWorkers(jobs: jobs))
        routes.get("/stats", ReadStatistics(tenants: tenants, jobs: jobs))
        routes.get("/migrations", ReadMigrations(migrations: services.migrations))
        return routes
    }

    private var eventTypes: RouteTable<AdminGate> {
        var routes = operatorTable(.events)
        routes.get("/event-types", ListEventTypes<AdminContext>())
        return routes
    }

    // MARK: Tenants

    private var tenant: RouteTable<TenantAdminGate> {
        var routes = tenantTable(.tenants)
        let tenants = services.tenants
        routes.get("/tenants/{tenant}", ReadTenant())
        routes.patch("/tenants/{tenant}", UpdateTenant(tenants: tenants))
        routes.delete("/tenants/{tenant}", OperatorsOnly(DeleteTenant(services: services)))
        routes.post(
            "/tenants/{tenant}/suspend",
            OperatorsOnly(ChangeTenantState { try await tenants.suspend($0, ifVersion: $1) }))
        routes.post(
            "/tenants/{tenant}/resume",
            OperatorsOnly(ChangeTenantState { try await tenants.resume($0, ifVersion: $1) }))
        routes.get("/tenants/{tenant}/usage", ReadTenantUsage(services: services))
        return routes
    }

    private var archives: RouteTable<TenantAdminGate> {
        var routes = tenantTable(.archives)
        routes.getAudited("/tenants/{tenant}/archive", OperatorsOnly(ReadTenantArchive(archive: services.archive)))
        return routes
    }

    private var console: RouteTable<TenantAdminGate> {
        let (users, sessions) = (services.consoleUsers, services.consoleSessions)
        var routes = tenantTable(.console)
        routes.get("/tenants/{tenant}/console-users", ListConsoleUsers(users: users))
        routes.post("/tenants/{tenant}/console-users", CreateConsoleUser(users: users))
        routes.get("/tenants/{tenant}/console-users/{user}", ReadConsoleUser(users: users))
        routes.patch("/tenants/{tenant}/console-users/{user}", UpdateConsoleUser(users: users))
        routes.post(
            "/tenants/{tenant}/console-users/{user}/links", IssueConsoleLink(users: users, sessions: sessions))
        routes.post(
            "/tenants/{tenant}/console-users/{user}/sign-out", SignOutConsoleUser(users: users, sessions: sessions))
        return routes
    }

    private var configurations: RouteTable<TenantAdminGate> {
        let configurations = services.configurations
        var routes = tenantTable(.configurations)
        routes.get("/tenants/{tenant}/scim-configurations", ListConfigurations(configurations: configurations))
        routes.post(
            "/tenants/{tenant}/scim-configurations", CreateConfiguration(lifecycle: services.configurationLifecycle))
        routes.get(
            "/tenants/{tenant}/scim-configurations/{configuration}", ReadConfiguration(configurations: configurations))
        routes.patch(
            "/tenants/{tenant}/scim-configurations/{configuration}",
            UpdateConfiguration(lifecycle: services.configurationLifecycle))
        routes.delete(
            "/tenants/{tenant}/scim-configurations/{configuration}", DeleteConfiguration(services: services))
        routes.post(
            "/tenants/{tenant}/scim-configurations/{configuration}/test", TestConfiguration(services: services))
        routes.get(
            "/tenants/{tenant}/scim-configurations/{configuration}/health",
            ReadConnectionHealth(
                configurations: configurations,
                report: ConnectionReport(
                    credentials: services.credentials, clients: services.oauthClients, health: services.health)))
        registerTokens(in: &routes)
        registerClients(in: &routes)
        return routes
    }

    private func registerTokens(in routes: inout RouteTable<TenantAdminGate>) {
        let (configurations, credentials, tokens) = (services.configurations, services.credentials, services.tokens)
        routes.get(
            "/tenants/{tenant}/scim-configurations/{configuration}/tokens",
            ListTokens(configurations: configurations, credentials: credentials))
        routes.post(
            "/tenants/{tenant}/scim-configurations/{configuration}/tokens",
            IssueToken(configurations: configurations, tokens: tokens, users: services.users))
        routes.get(
            "/tenants/{tenant}/scim-configurations/{configuration}/tokens/{token}",
            ReadToken(configurations: configurations, credentials: credentials))
        routes.delete(
            "/tenants/{tenant}/scim-configurations/{configuration}/tokens/{token}",
            RevokeToken(configurations: configurations, tokens: tokens))
        routes.post(
            "/tenants/{tenant}/scim-configurations/{configuration}/tokens/{token}/rotate",
            RotateToken(configurations: configurations, tokens: tokens))
    }

    private func registerClients(in routes: inout RouteTable<TenantAdminGate>) {
        let (configurations, store, clients) = (services.configurations, services.oauthClients, services.clients)
        routes.get(
            "/tenants/{tenant}/scim-configurations/{configuration}/clients",
            ListClients(configurations: configurations, clients: store))
        routes.post(
            "/tenants/{tenant}/scim-configurations/{configuration}/clients",
            CreateClient(configurations: configurations, clients: clients))
        routes.get(
            "/tenants/{tenant}/scim-configurations/{configuration}/clients/{client}",
            ReadClient(configurations: configurations, clients: store))
        routes.delete(
            "/tenants/{tenant}/scim-configurations/{configuration}/clients/{client}",
            DeleteClient(configurations: configurations, clients: clients))
        routes.post(
            "/tenants/{tenant}/scim-configurations/{configuration}/clients/{client}/secrets",
            IssueClientSecret(configurations: configurations, clients: clients))
        routes.delete(
            "/tenants/{tenant}/scim-configurations/{configuration}/clients/{client}/secrets/{secret}",
            RevokeClientSecret(configurations: configurations, clients: clients))
        routes.post(
            "/tenants/{tenant}/scim-configurations/{configuration}/clients/{client}/secrets/{secret}/rotate",
            RotateClientSecret(configurations: configurations, clients: clients))
    }

    private var schemas: RouteTable<TenantAdminGate> {
        var routes = tenantTable(.schemas)
        let schemas = services.schemas
        routes.get("/tenants/{tenant}/schemas", ListTenantSchemas(schemas: schemas))
        routes.post("/tenants/{tenant}/schemas", CreateTenantSchema(schemas: schemas))
        routes.get("/tenants/{tenant}/schemas/{urn}", ReadTenantSchema(schemas: schemas))
        routes.put("/tenants/{tenant}/schemas/{urn}", ReplaceTenantSchema(schemas: schemas))
        routes.delete("/tenants/{tenant}/schemas/{urn}", DeleteTenantSchema(schemas: schemas))

        let types = services.types
        routes.get("/tenants/{tenant}/resource-types", ListTenantResourceTypes(types: types))
        routes.post("/tenants/{tenant}/resource-types", CreateTenantResourceType(types: types))
        routes.get("/tenants/{tenant}/resource-types/{type}", ReadTenantResourceType(types: types))
        routes.put("/tenants/{tenant}/resource-types/{type}", ReplaceTenantResourceType(types: types))
        routes.delete("/tenants/{tenant}/resource-types/{type}", DeleteTenantResourceType(types: types))
        return routes
    }

    private var directory: RouteTable<TenantAdminGate> {
        var routes = tenantTable(.directory)
        routes.get("/tenants/{tenant}/users", ListUsers(services: services))
        routes.get("/tenants/{tenant}/users/{user}", ReadUser(services: services))
        routes.get("/tenants/{tenant}/users/{user}/timeline", ReadTimeline(timeline: services.timeline))
        routes.get("/tenants/{tenant}/groups", ListGroups(services: services))
        routes.get("/tenants/{tenant}/groups/{group}", ReadGroup(services: services))
        routes.get("/tenants/{tenant}/groups/{group}/members", ListGroupMembers(services: services))
        return routes
    }

    private var licenses: RouteTable<TenantAdminGate> {
        var routes = tenantTable(.licenses)
        let (pools, assignments, licenses) = (services.pools, services.assignments, services.licenses)
        routes.get("/tenants/{tenant}/license-pools", ListLicensePools(pools: pools))
        routes.post("/tenants/{tenant}/license-pools", CreateLicensePool(pools: pools))
        routes.get("/tenants/{tenant}/license-pools/{pool}", ReadLicensePool(pools: pools))
        routes.patch(
            "/tenants/{tenant}/license-pools/{pool}", UpdateLicensePool(pools: pools, licenses: licenses))
        routes.delete("/tenants/{tenant}/license-pools/{pool}", DeleteLicensePool(pools: pools))
        routes.get("/tenants/{tenant}/license-pools/{pool}/usage", ReadPoolUsage(pools: pools))
        routes.get("/tenants/{tenant}/license-pools/{pool}/overflow", ListPoolOverflow(pools: pools))
        routes.post(
            "/tenants/{tenant}/license-pools/{pool}/overflow", ReclaimSeats(pools: pools, licenses: licenses))

        routes.get("/tenants/{tenant}/license-rules", ListLicenseRules(rules: licenses.rules))
        routes.post("/tenants/{tenant}/license-rules", CreateLicenseRule(licenses: licenses))
        routes.get("/tenants/{tenant}/license-rules/{rule}", ReadLicenseRule(rules: licenses.rules))
        routes.patch("/tenants/{tenant}/license-rules/{rule}", UpdateLicenseRule(licenses: licenses))
        routes.delete("/tenants/{tenant}/license-rules/{rule}", DeleteLicenseRule(licenses: licenses))

        routes.get("/tenants/{tenant}/assignments", ListAssignments(assignments: assignments))
        routes.post("/tenants/{tenant}/assignments", RequestAssignment(licenses: licenses))
        routes.get("/tenants/{tenant}/assignments/history", ListAssignmentHistory(history: licenses.history))
        routes.delete(
            "/tenants/{tenant}/assignments/{pool}/{user}",
            RemoveAssignment(assignments: assignments, licenses: licenses))
        routes.post(
            "/tenants/{tenant}/assignments/{pool}/{user}/activation",
            ActivateAssignment(assignments: assignments, licenses: licenses))
        routes.delete("/tenants/{tenant}/exclusions/{pool}/{user}", LiftExclusion(licenses: licenses))
        routes.get(
            "/tenants/{tenant}/users/{user}/license-explanation", ExplainLicenses(explanations: licenses.explanations))

        let guardian = licenses.guardian
        routes.get("/tenants/{tenant}/guard", ReadGuard(guardian: guardian))
        routes.patch("/tenants/{tenant}/guard", UpdateGuard(guardian: guardian))
        routes.get("/tenants/{tenant}/guard/held", ListHeldSeats(guardian: guardian))
        routes.post("/tenants/{tenant}/guard/approve", ResolveGuard(guardian: guardian, isApproved: true))
        routes.post("/tenants/{tenant}/guard/reject", ResolveGuard(guardian: guardian, isApproved: false))
        return routes
    }

    private var events: RouteTable<TenantAdminGate> {
        var routes = tenantTable(.events)
        routes.get("/tenants/{tenant}/events", ListEvents(events: services.events))
        routes.get("/tenants/{tenant}/event-types", ListEventTypes<TenantAdminContext>())
        return routes
    }

    private var logs: RouteTable<TenantAdminGate> {
        var routes = tenantTable(.logs)
        routes.get("/tenants/{tenant}/provisioning-log", ListProvisioningLog(log: services.provisioning))
        routes.get("/tenants/{tenant}/provisioning-log/{entry}", ReadProvisioningEntry(log: services.provisioning))
        routes.get(
            "/tenants/{tenant}/audit-log",
            ListAuditLog<TenantAdminContext>(log: services.audit, tenants: services.tenants))
        routes.get(
            "/tenants/{tenant}/audit-log/{entry}", ReadAuditEntry<TenantAdminContext>(log: services.audit))
        return routes
    }

    private var webhooks: RouteTable<TenantAdminGate> {
        var routes = tenantTable(.webhooks)
        let (endpoints, deliveries) = (services.webhookEndpoints, services.deliveries)
        routes.get("/tenants/{tenant}/webhook-endpoints", ListWebhookEndpoints(endpoints: endpoints))
        routes.post("/tenants/{tenant}/webhook-endpoints", CreateWebhookEndpoint(endpoints: endpoints))
        routes.get(
            "/tenants/{tenant}/webhook-endpoints/{endpoint}", ReadWebhookEndpoint(endpoints: endpoints))
        routes.patch(
            "/tenants/{tenant}/webhook-endpoints/{endpoint}", UpdateWebhookEndpoint(endpoints: endpoints))
        routes.delete(
            "/tenants/{tenant}/webhook-endpoints/{endpoint}", DeleteWebhookEndpoint(endpoints: endpoints))
        routes.post(
            "/tenants/{tenant}/webhook-endpoints/{endpoint}/secret/rotate", RotateWebhookSecret(endpoints: endpoints))
        routes.post(
            "/tenants/{tenant}/webhook-endpoints/{endpoint}/test",
            TestWebhookEndpoint(endpoints: endpoints, deliveries: deliveries))
        routes.post(
            "/tenants/{tenant}/webhook-endpoints/{endpoint}/recover",
            RecoverDeliveries(endpoints: endpoints, deliveries: deliveries))
        routes.post(
            "/tenants/{tenant}/webhook-endpoints/{endpoint}/replay",
            ReplayDeliveries(endpoints: endpoints, deliveries: deliveries))
        routes.get(
            "/tenants/{tenant}/webhook-endpoints/{endpoint}/deliveries",
            ListDeliveries(endpoints: endpoints, deliveries: deliveries))
        routes.get("/tenants/{tenant}/deliveries", ListAllDeliveries(deliveries: deliveries))
        routes.get("/tenants/{tenant}/deliveries/{delivery}", ReadDelivery(deliveries: deliveries))
        routes.post("/tenants/{tenant}/deliveries/{delivery}/retry", RetryDelivery(deliveries: deliveries))
        return routes
    }

    private var notifications: RouteTable<TenantAdminGate> {
        var routes = tenantTable(.notifications)
        let mail = services.mail
        routes.get("/tenants/{tenant}/notifications", ListNotifications(log: mail.log))
        routes.get("/tenants/{tenant}/notifications/{notification}", ReadNotification(log: mail.log))

        routes.get("/tenants/{tenant}/notification-preferences", ListContacts(contacts: mail.contacts))
        routes.post("/tenants/{tenant}/notification-preferences", CreateContact(contacts: mail.contacts))
        routes.get("/tenants/{tenant}/notification-preferences/{contact}", ReadContact(contacts: mail.contacts))
        routes.patch("/tenants/{tenant}/notification-preferences/{contact}", UpdateContact(contacts: mail.contacts))
        routes.delete("/tenants/{tenant}/notification-preferences/{contact}", DeleteContact(contacts: mail.contacts))

        routes.get("/tenants/{tenant}/notification-settings", ReadMailSettings(settings: mail.settings))
        routes.patch("/tenants/{tenant}/notification-settings", UpdateMailSettings(settings: mail.settings))

        routes.get("/tenants/{tenant}/notification-suppressions", ListSuppressions(suppressions: mail.suppressions))
        routes.delete(
            "/tenants/{tenant}/notification-suppressions/{suppression}",
            LiftSuppression(suppressions: mail.suppressions))

        routes.get("/tenants/{tenant}/notification-templates", ListTemplates(templates: mail.templates))
        routes.put("/tenants/{tenant}/notification-templates/{type}/{locale}", PutTemplate(templates: mail.templates))
        routes.delete(
            "/tenants/{tenant}/notification-templates/{type}/{locale}", DeleteTemplate(templates: mail.templates))
        routes.post(
            "/tenants/{tenant}/notification-templates/{type}/{locale}/preview",
            PreviewTemplate(templates: mail.templates))
        return routes
    }
}
