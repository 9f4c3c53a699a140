package import Hummingbird
import JSON
import Jobs
import Notifications
package import Web

/// Every route of the admin API, below `/admin/v1`.
package struct AdminRoutes: Sendable {
    private static let prefix = "/admin/v1"

    private let services: AdminServices

    package init(_ services: AdminServices) {
        self.services = services
    }

    package func register(in router: Router<WebContext>) {
        let keys = AdminGate(verifier: services.verifier, clock: services.clock, origin: services.origin)
        registerOperatorRoutes(in: router, keys)
        registerTenantRoutes(in: router, TenantAdminGate(keys: keys, tenants: services.tenants))
    }

    /// For operators' keys.
    private func registerOperatorRoutes(in router: Router<WebContext>, _ gate: AdminGate) {
        var routes = RouteTable(prefix: Self.prefix, gate: gate)

        routes.get("/tenants", ListTenants(tenants: services.tenants))
        routes.post("/tenants", CreateTenant(tenants: services.tenants))

        routes.get("/api-keys", ListAPIKeys(keys: services.keys))
        routes.post("/api-keys", CreateAPIKey(keys: services.keys, tenants: services.tenants))
        routes.delete("/api-keys/{key}", RevokeAPIKey(keys: services.keys))

        routes.get("/jobs", ListJobs(jobs: services.jobs, tenants: services.tenants))
        registerJobRoutes(in: &routes)
        routes.get("/queues", ListQueues(jobs: services.jobs))
        routes.get("/queues/{queue}/minutes", ListQueueMinutes(jobs: services.jobs))
        routes.get("/workers", ListWorkers(jobs: services.jobs))

        routes.register(in: router)
    }

    private func registerJobRoutes(in routes: inout RouteTable<AdminGate>) {
        let (jobs, tenants, pauses) = (services.jobs, services.tenants, services.pauses)
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
    }

    /// For operators' keys and for keys that are bound to the tenant.
    private func registerTenantRoutes(in router: Router<WebContext>, _ gate: TenantAdminGate) {
        let configurations = services.configurations
        var routes = RouteTable(prefix: Self.prefix, gate: gate)

        routes.get("/tenants/{tenant}", ReadTenant())

        routes.get("/tenants/{tenant}/license-pools", ListLicensePools(pools: services.pools))
        routes.post("/tenants/{tenant}/license-pools", CreateLicensePool(pools: services.pools))
        routes.get("/tenants/{tenant}/license-pools/{pool}", ReadLicensePool(pools: services.pools))
        routes.get("/tenants/{tenant}/assignments", ListAssignments(assignments: services.assignments))

        routes.get("/tenants/{tenant}/scim-configurations", ListConfigurations(configurations: configurations))
        routes.post("/tenants/{tenant}/scim-configurations", CreateConfiguration(services: services))
        routes.get(
            "/tenants/{tenant}/scim-configurations/{configuration}", ReadConfiguration(configurations: configurations))
        routes.patch(
            "/tenants/{tenant}/scim-configurations/{configuration}", UpdateConfiguration(services: services))
        routes.get(
            "/tenants/{tenant}/scim-configurations/{configuration}/tokens",
            ListTokens(configurations: configurations, credentials: services.credentials))
        routes.post(
            "/tenants/{tenant}/scim-configurations/{configuration}/tokens",
            IssueToken(configurations: configurations, credentials: services.credentials, users: services.users))
        routes.delete(
            "/tenants/{tenant}/scim-configurations/{configuration}/tokens/{token}",
            RevokeToken(configurations: configurations, credentials: services.credentials))

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

        routes.get("/tenants/{tenant}/events", ListEvents(events: services.events))
        registerWebhookRoutes(in: &routes)
        registerMailRoutes(in: &routes)

        routes.register(in: router)
    }

    private func registerWebhookRoutes(in routes: inout RouteTable<TenantAdminGate>) {
        let (endpoints, deliveries) = (services.webhookEndpoints, services.deliveries)
        let list = "/tenants/{tenant}/webhook-endpoints"
        let one = list + "/{endpoint}"
        routes.get(list, ListWebhookEndpoints(endpoints: endpoints))
        routes.post(list, CreateWebhookEndpoint(endpoints: endpoints))
        routes.get(one, ReadWebhookEndpoint(endpoints: endpoints))
        routes.patch(one, UpdateWebhookEndpoint(endpoints: endpoints))
        routes.delete(one, DeleteWebhookEndpoint(endpoints: endpoints))
        routes.post(one + "/secret/rotate", RotateWebhookSecret(endpoints: endpoints))
        routes.post(one + "/test", TestWebhookEndpoint(endpoints: endpoints, deliveries: deliveries))
        routes.post(one + "/recover", RecoverDeliveries(endpoints: endpoints, deliveries: deliveries))
        routes.post(one + "/replay", ReplayDeliveries(endpoints: endpoints, deliveries: deliveries))
        routes.get(one + "/deliveries", ListDeliveries(endpoints: endpoints, deliveries: deliveries))
        routes.get("/tenants/{tenant}/deliveries/{delivery}", ReadDelivery(deliveries: deliveries))
        routes.post("/tenants/{tenant}/deliveries/{delivery}/retry", RetryDelivery(deliveries: deliveries))
    }

    private func registerMailRoutes(in routes: inout RouteTable<TenantAdminGate>) {
        let mail = services.mail
        routes.get("/tenants/{tenant}/notifications", ListNotifications(log: mail.log))
        routes.get("/tenants/{tenant}/notifications/{notification}", ReadNotification(log: mail.log))

        let contacts = "/tenants/{tenant}/notification-preferences"
        routes.get(contacts, ListContacts(contacts: mail.contacts))
        routes.post(contacts, CreateContact(contacts: mail.contacts))
        routes.get("\(contacts)/{contact}", ReadContact(contacts: mail.contacts))
        routes.patch("\(contacts)/{contact}", UpdateContact(contacts: mail.contacts))
        routes.delete("\(contacts)/{contact}", DeleteContact(contacts: mail.contacts))

        routes.get("/tenants/{tenant}/notification-settings", ReadMailSettings(settings: mail.settings))
        routes.patch("/tenants/{tenant}/notification-settings", UpdateMailSettings(settings: mail.settings))

        let suppressions = "/tenants/{tenant}/notification-suppressions"
        routes.get(suppressions, ListSuppressions(suppressions: mail.suppressions))
        routes.delete("\(suppressions)/{suppression}", LiftSuppression(suppressions: mail.suppressions))

        let templates = "/tenants/{tenant}/notification-templates"
        routes.get(templates, ListTemplates(templates: mail.templates))
        routes.put("\(templates)/{type}/{locale}", PutTemplate(templates: mail.templates))
        routes.delete("\(templates)/{type}/{locale}", DeleteTemplate(templates: mail.templates))
        routes.post("\(templates)/{type}/{locale}/preview", PreviewTemplate(templates: mail.templates))
    }
}
