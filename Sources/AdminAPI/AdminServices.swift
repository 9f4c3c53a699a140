package import Directory
package import Events
package import Jobs
package import Licensing
package import Notifications
package import Provisioning
package import Tenancy
package import Web

/// What the admin API is built from.
package struct AdminServices: Sendable {
    package var verifier: APIKeyVerifier
    package var database: TenantDatabase
    package var tenants: TenantStore
    package var archive: TenantArchive
    package var configurations: SCIMConfigurationStore
    package var credentials: CredentialStore
    package var oauthClients: OAuthClientStore
    package var keys: APIKeyStore
    package var users: UserStore
    package var groups: GroupStore
    package var registries: SchemaRegistryStore
    package var schemas: SchemaStore
    package var types: ResourceTypeStore
    package var pools: LicensePoolStore
    package var assignments: AssignmentStore
    package var events: EventLog
    package var webhookEndpoints: WebhookEndpointStore
    package var deliveries: WebhookDeliveryStore
    package var mail: MailStores
    package var provisioning: ProvisioningLog
    package var health: ConnectionHealth
    package var audit: AuditLog
    package var consoleUsers: ConsoleUserStore
    package var consoleSessions: ConsoleSessionStore
    package var jobs: JobListing
    package var pauses: JobPauses
    package var schedules: JobSchedules
    package var migrations: MigrationRunner
    package var clock: WallClock
    package var origin: PublicOrigin
    package var idempotency: IdempotencyStore
    /// What deleted configurations have left.
    package var former: FormerResources
    package var deletion: ConfigurationDeletion
    /// Of one key.
    package var rate: RequestRate
    /// Nil where nobody can examine the own surface.
    package var examine: ExamineConfiguration?

    package init(
        verifier: APIKeyVerifier, database: TenantDatabase, tenants: TenantStore, archive: TenantArchive,
        configurations: SCIMConfigurationStore, credentials: CredentialStore, oauthClients: OAuthClientStore,
        keys: APIKeyStore,
        users: UserStore, groups: GroupStore, registries: SchemaRegistryStore,
        schemas: SchemaStore, types: ResourceTypeStore, pools: LicensePoolStore,
        assignments: AssignmentStore, events: EventLog, webhookEndpoints: WebhookEndpointStore,
        deliveries: WebhookDeliveryStore, mail: MailStores, provisioning: ProvisioningLog, health: ConnectionHealth,
        audit: AuditLog, consoleUsers: ConsoleUserStore, consoleSessions: ConsoleSessionStore, jobs: JobListing,
        pauses: JobPauses,
        schedules: JobSchedules, migrations: MigrationRunner, clock: WallClock,
        origin: PublicOrigin, idempotency: IdempotencyStore, former: FormerResources,
        deletion: ConfigurationDeletion, rate: RequestRate
    ) {
        self.verifier = verifier
        self.database = database
        self.tenants = tenants
        self.archive = archive
        self.configurations = configurations
        self.credentials = credentials
        self.oauthClients = oauthClients
        self.keys = keys
        self.users = users
        self.groups = groups
        self.registries = registries
        self.schemas = schemas
        self.types = types
        self.pools = pools
        self.assignments = assignments
        self.events = events
        self.webhookEndpoints = webhookEndpoints
        self.deliveries = deliveries
        self.mail = mail
        self.provisioning = provisioning
        self.health = health
        self.audit = audit
        self.consoleUsers = consoleUsers
        self.consoleSessions = consoleSessions
        self.jobs = jobs
        self.pauses = pauses
        self.schedules = schedules
        self.migrations = migrations
        self.clock = clock
        self.origin = origin
        self.idempotency = idempotency
        self.former = former
        self.deletion = deletion
        self.rate = rate
    }

    package var configurationLifecycle: ConfigurationLifecycle {
        ConfigurationLifecycle(
            database: database, configurations: configurations, pools: pools, settings: mail.settings, log: events)
    }

    package var tokens: TokenLifecycle { TokenLifecycle(database: database, credentials: credentials, log: events) }

    package var timeline: PersonTimeline {
        PersonTimeline(events: events, provisioning: provisioning, notifications: mail.log)
    }

    package var clients: ClientLifecycle { ClientLifecycle(database: database, clients: oauthClients, log: events) }
}
