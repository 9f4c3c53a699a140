import AdminAPI
import Console
import Directory
import Hummingbird
import HummingbirdCore
import JobHandlers
import Jobs
import Logging
import NIOCore
import Notifications
import Postgres
import Provisioning
import SCIMAPI
import ServiceLifecycle
import Telemetry
import Tenancy
import Web

/// `rollcall-api`: every HTTP surface on one port, probes and metrics on another.
struct APIService {
    let configuration: ServiceConfiguration
    let metrics: PrometheusRegistry
    let logger: Logger

    /// Runs until SIGTERM or SIGINT; then lets requests under way finish.
    func run() async throws {
        let client = PostgresClient(configuration: configuration.database, logger: logger)
        let services = DomainServices(
            client: client, secretKey: configuration.secretKey, publicURL: configuration.publicURL,
            outbound: configuration.outbound, logger: logger)
        let uses = LastUseRecorder(client: client, logger: logger)
        let origin = PublicOrigin(fixed: configuration.publicURL, proxies: configuration.trustedProxies)

        let recorder = configuration.keepsProvisioningLog ? services.provisioning.recorder(logger: logger) : nil

        let router = Router(context: WebContext.self)
        let drain = Drain(configuration.drain)
        let readiness = ReadinessCheck(client: client, drain: drain)
        ProbeRoutes(readiness: readiness.answer).register(in: router)
        SCIMRoutes(scim(services, uses: uses, origin: origin)).register(in: router)
        OAuthRoutes(
            issuer: AccessTokenIssuer(
                client: client, hasher: services.hasher,
                keySets: KeySetCache(source: try OutboundKeySets(configuration.outbound)), clock: services.clock)
        ).register(in: router)
        let admin = admin(services, uses: uses, origin: origin)
        AdminRoutes(admin).register(in: router)
        let console = ConsoleServices(admin: admin, version: BuildInfo.version)
        ConsoleRoutes(console).register(in: router)
        SecurityEventRoutes(
            tenants: services.tenants, poll: SecurityEventPoll(endpoints: services.webhooks.endpoints),
            key: services.webhooks.key
        ).register(in: router)
        UnsubscribeRoutes(
            tenants: services.tenants, contacts: services.mail.stores.contacts, link: services.mail.link
        ).register(in: router)
        let scim = SCIMSurface(recorder: recorder, clock: services.clock)
        let application = Application(
            responder: FrontDoor(
                router: router,
                surfaces: [
                    scim, AdminSurface(), ConsoleSurface(console),
                    OAuthSurface(recorder: recorder, clock: services.clock),
                ], origin: origin),
            // A client that sends half a request, or nothing, holds a connection no longer than a balancer keeps one idle.
            server: .http1(configuration: HTTP1Channel.Configuration(idleTimeout: .seconds(75))),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.listen.host, port: configuration.listen.port), serverName: nil),
            logger: logger)
        let operations = OperationsSurface(
            listen: configuration.opsListen, client: client, readiness: readiness, metrics: metrics, logger: logger)
        try await ServiceGroup.run(
            [
                PostgresService(client: client),
                BackgroundService { try await uses.run() },
            ] + (recorder.map { [ProvisioningLogService(recorder: $0)] } ?? []) + [
                operations.service(),
                application,
                drain,
            ], logger: logger)
    }

    private func scim(_ services: DomainServices, uses: LastUseRecorder, origin: PublicOrigin) -> SCIMServices {
        SCIMServices(
            verifier: CredentialVerifier(client: services.client, hasher: services.hasher, uses: uses),
            users: services.users, groups: services.groups, own: services.own, registry: services.registries.registry,
            limits: configuration.scimLimits,
            cursorSeal: services.cursorSeal, clock: services.clock, origin: origin)
    }

    private func admin(_ services: DomainServices, uses: LastUseRecorder, origin: PublicOrigin) -> AdminServices {
        var admin = AdminServices(
            verifier: APIKeyVerifier(
                client: services.client, hasher: services.hasher, uses: uses,
                bootstrapKey: configuration.bootstrapAdminKey),
            database: services.database, tenants: services.tenants, archive: services.archive,
            configurations: services.configurations,
            credentials: services.credentials, oauthClients: services.oauthClients, keys: services.apiKeys,
            users: services.users,
            groups: services.groups, registries: services.registries, schemas: services.schemas,
            types: services.types, pools: services.pools, assignments: services.assignments, events: services.events,
            webhookEndpoints: services.webhooks.endpoints, deliveries: services.webhooks.deliveries,
            mail: services.mail.stores, provisioning: services.provisioning.log,
            health: services.provisioning.health, audit: services.audit,
            consoleUsers: services.consoleUsers,
            consoleSessions: services.consoleSessions.bound(toBootstrapKey: configuration.bootstrapAdminKey),
            jobs: JobListing(client: services.client), pauses: JobPauses(client: services.client),
            schedules: JobSchedules(client: services.client),
            migrations: MigrationRunner(client: services.client, logger: .silent), clock: services.clock,
            origin: origin, idempotency: services.idempotency, former: services.former,
            deletion: services.deletion,
            rate: configuration.adminRate)
        admin.examine =
            SelfExamination(
                listen: configuration.listen,
                verifier: CredentialVerifier(client: services.client, hasher: services.hasher, uses: uses),
                clock: services.clock
            )?.report
        return admin
    }
}
