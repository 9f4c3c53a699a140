import JobHandlers
import Jobs
import Licensing
import Logging
import Notifications
import Postgres
import ServiceLifecycle
import Telemetry
import Tenancy

/// `rollcall-worker`: takes jobs and keeps schemas warm.
struct WorkerService {
    let configuration: ServiceConfiguration
    let metrics: PrometheusRegistry
    let logger: Logger

    /// Runs until SIGTERM or SIGINT; then finishes the jobs under way within 20 s and hands the rest back.
    func run() async throws {
        let client = PostgresClient(configuration: configuration.database, logger: logger)
        let services = DomainServices(
            client: client, secretKey: configuration.secretKey, publicURL: configuration.publicURL,
            outbound: configuration.outbound, sendsMail: configuration.mail != nil, logger: logger)
        var settings = JobWorkerConfiguration()
        settings.concurrency = configuration.workerConcurrency
        // Slots that wait for somebody else's answer are cheap, and dead peers must not hold all of them.
        settings.concurrencyOfQueue[JobKind.deliverWebhooks.queue] = 256
        let worker = JobWorker(
            client: client,
            handlers: try webhookHandlers(services) + services.mail.handlers(services, configuration)
                + eventHandlers(services),
            recurring: RecurringJobs.all, configuration: settings, logger: logger, metrics: metrics)
        let warmth = RefillWarmSchemas(warmSchemas: WarmSchemas(client: client), logger: logger)
        let operations = OperationsSurface(
            listen: configuration.opsListen, client: client, readiness: ReadinessCheck(client: client),
            metrics: metrics, logger: logger)
        try await ServiceGroup.run(
            [
                PostgresService(client: client),
                operations.service(),
                BackgroundService { await warmth.run() },
                BackgroundService { await worker.run() },
            ], logger: logger)
    }

    private func eventHandlers(_ services: DomainServices) -> [any JobHandler] {
        let reconciler = SeatReconciler(database: services.database, log: services.events)
        return [
            ReconcileLicenses(tenants: services.tenants, reconciler: reconciler, jobs: services.queue),
            ExpireLicenses(
                tenants: services.tenants,
                deadlines: SeatDeadlines(database: services.database, log: services.events), jobs: services.queue),
            RemindOfExpiry(
                tenants: services.tenants, credentials: services.credentials, clients: services.oauthClients,
                database: services.database,
                log: services.events),
            PruneAccessTokens(pruner: AccessTokenPruner(client: services.client, clock: services.clock)),
            FollowEvents(tenants: services.tenants, follower: services.follower),
            everywhere(.pruneEventsEverywhere, .pruneEvents, services),
            everywhere(.pruneNotificationsEverywhere, .pruneNotifications, services),
            everywhere(.pruneDeliveriesEverywhere, .pruneDeliveries, services),
            everywhere(.pruneProvisioningLogEverywhere, .pruneProvisioningLog, services),
            PruneProvisioningLog(
                tenants: services.tenants, log: services.provisioning.log, health: services.provisioning.health,
                keepingFor: configuration.provisioningLogRetention),
            everywhere(.reconcileLicensesEverywhere, .reconcileLicenses, services),
            PruneAuditLog(log: services.audit, keepingFor: configuration.auditLogRetention),
            everywhere(.judgeConnectionsEverywhere, .judgeConnections, services),
            JudgeConnections(
                tenants: services.tenants, configurations: services.configurations,
                health: services.provisioning.health),
            everywhere(.expireLicensesEverywhere, .expireLicenses, services),
            ClearConfiguration(
                tenants: services.tenants,
                rules: LicenseRuleStore(
                    database: services.database, log: services.events, identifiers: .random, clock: services.clock),
                health: services.provisioning.health, resources: services.former),
            DeleteTenants(
                tenants: services.tenants, queue: services.queue, client: services.client, audit: services.audit,
                accessTokens: AccessTokenPruner(client: services.client, clock: services.clock)),
            CountFigures(
                tenants: services.tenants, pools: services.pools, endpoints: services.webhooks.endpoints,
                figures: TenantFiguresStore(client: services.client, clock: services.clock)),
            PruneIdempotencyKeys(store: services.idempotency),
            // Also without a mail server: there may have been one.
            PruneNotifications(
                tenants: services.tenants,
                pruner: NotificationPruner(database: services.database, clock: services.clock)),
            PruneEvents(
                tenants: services.tenants, log: services.events, reconciler: reconciler,
                listeners: FollowerPosition(database: services.database), keepingFor: configuration.eventRetention),
        ]
    }

    private func everywhere(_ kind: JobKind, _ each: JobKind, _ services: DomainServices) -> StartInEveryTenant {
        StartInEveryTenant(
            kind, each: each, tenants: services.tenants, queue: services.queue, client: services.client)
    }

    private func webhookHandlers(_ services: DomainServices) throws -> [any JobHandler] {
        services.webhooks.handlers(services, client: try configuration.outbound.client())
    }
}
