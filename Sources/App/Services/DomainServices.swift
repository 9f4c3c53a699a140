import AdminAPI
import Crypto
import Directory
import Events
import JobHandlers
import Jobs
import Licensing
import Logging
import Notifications
import Postgres
import SCIMAPI
import Tenancy

/// Every store and log of the domain over one pool of connections: what surfaces, handlers and verbs are made from.
struct DomainServices: Sendable {
    let client: PostgresClient
    let database: TenantDatabase
    let hasher: SecretHasher
    let tenants: TenantStore
    let archive: TenantArchive
    let configurations: SCIMConfigurationStore
    let credentials: CredentialStore
    let oauthClients: OAuthClientStore
    let apiKeys: APIKeyStore
    let consoleUsers: ConsoleUserStore
    let consoleSessions: ConsoleSessionStore
    let idempotency: IdempotencyStore
    let queue: JobQueue
    let events: EventLog
    let follower: EventFollower
    let mail: MailServices
    let provisioning: ProvisioningServices
    let audit: AuditLog
    let users: UserStore
    let groups: GroupStore
    let own: OwnResourceStores
    let schemas: SchemaStore
    let types: ResourceTypeStore
    let registries: SchemaRegistryStore
    let former: FormerResources
    let pools: LicensePoolStore
    let assignments: AssignmentStore
    let webhooks: WebhookServices
    let clock: WallClock
    let cursorSeal: CursorSeal

    /// - Parameters:
    ///   - secretKey: 32 bytes.
    ///   - publicURL: Where the service is reached from outside, when that is known.
    ///   - outbound: Where what leaves the house may go.
    ///   - sendsMail: Whether there is a mail server: without one, nothing is written down to be sent.
    init(
        client: PostgresClient, secretKey: [UInt8], publicURL: String? = nil, outbound: OutboundConfiguration,
        sendsMail: Bool = false, logger: Logger
    ) {
        let identifiers = IdentifierGenerator.random
        let clock = WallClock.system
        self.client = client
        self.clock = clock
        database = TenantDatabase(client: client)
        hasher = SecretHasher(secretKey: SymmetricKey(data: secretKey))
        cursorSeal = CursorSeal(secretKey: SymmetricKey(data: secretKey))
        audit = AuditLog(client: client, identifiers: identifiers, clock: clock)
        tenants = TenantStore(client: client, clock: clock)
        archive = TenantArchive(client: client)
        configurations = SCIMConfigurationStore(database: database, identifiers: identifiers, clock: clock)
        credentials = CredentialStore(client: client, hasher: hasher, identifiers: identifiers, clock: clock)
        oauthClients = OAuthClientStore(
            client: client, hasher: hasher, identifiers: identifiers, clock: clock, urlRule: outbound.urlRule)
        consoleUsers = ConsoleUserStore(client: client, identifiers: identifiers, clock: clock)
        consoleSessions = ConsoleSessionStore(client: client, hasher: hasher, identifiers: identifiers, clock: clock)
        apiKeys = APIKeyStore(client: client, hasher: hasher, identifiers: identifiers, clock: clock)
        idempotency = IdempotencyStore(
            client: client, seal: SecretSeal(secretKey: SymmetricKey(data: secretKey), for: .replies),
            identifiers: identifiers, clock: clock)
        queue = JobQueue(client: client, logger: logger)
        events = EventLog(
            database: database, subscriptions: .licensing.merging(.following), jobs: queue, identifiers: identifiers,
            clock: clock)
        users = UserStore(database: database, events: events, identifiers: identifiers, clock: clock)
        provisioning = ProvisioningServices(
            database: database, events: events, names: DirectoryNames(users: users, configurations: configurations),
            hasher: hasher,
            identifiers: identifiers, clock: clock)
        groups = GroupStore(database: database, events: events, identifiers: identifiers, clock: clock)
        own = OwnResourceStores(database: database, events: events, identifiers: identifiers, clock: clock)
        schemas = SchemaStore(database: database, clock: clock)
        types = ResourceTypeStore(database: database, clock: clock)
        registries = SchemaRegistryStore(schemas: schemas, types: types)
        former = FormerResources(
            database: database, users: users, groups: groups, own: own, registries: registries)
        pools = LicensePoolStore(database: database, log: events, identifiers: identifiers, clock: clock)
        assignments = AssignmentStore(database: database)
        let facts = TenantMailFacts(users: users, pools: pools, configurations: configurations)
        let webhookJobs = WebhookJobs(queue: queue, kinds: .handled)
        let securityEventKey = SecurityEventKey(secretKey: SymmetricKey(data: secretKey))
        let payloads = WebhookPayloads(signer: SecurityEventSigner(key: securityEventKey, origin: publicURL))
        let webhookSeal = SecretSeal(secretKey: SymmetricKey(data: secretKey), for: .webhooks)
        // Everybody who listens to tenants' events.
        var listeners: [any EventListener] = [
            WebhookListener(
                jobs: webhookJobs, seal: webhookSeal, payloads: payloads, identifiers: identifiers, clock: clock)
        ]
        if sendsMail {
            listeners.append(
                MailListener(facts: facts, queue: queue, jobs: .standard, identifiers: identifiers, clock: clock))
        }
        follower = EventFollower(
            database: database, log: events, jobs: queue, kind: .followEvents, listeners: listeners)
        webhooks = WebhookServices(
            endpoints: WebhookEndpointStore(
                database: database, log: events, follower: follower, jobs: webhookJobs, seal: webhookSeal,
                identifiers: identifiers, clock: clock, urlRule: outbound.urlRule),
            payloads: payloads, key: securityEventKey)
        mail = MailServices(
            stores: MailStores(
                database: database, log: events, follower: follower, identifiers: identifiers, clock: clock),
            link: UnsubscribeLink(secretKey: SymmetricKey(data: secretKey), publicURL: publicURL))
    }

    var deletion: ConfigurationDeletion {
        ConfigurationDeletion(
            database: database, configurations: configurations, log: events, queue: queue, kind: .clearConfiguration)
    }
}
