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
    let configurations: SCIMConfigurationStore
    let credentials: CredentialStore
    let apiKeys: APIKeyStore
    let queue: JobQueue
    let events: EventLog
    let follower: EventFollower
    let users: UserStore
    let groups: GroupStore
    let own: OwnResourceStores
    let schemas: SchemaStore
    let types: ResourceTypeStore
    let registries: SchemaRegistryStore
    let pools: LicensePoolStore
    let assignments: AssignmentStore
    let clock: WallClock
    let cursorSeal: CursorSeal

    /// - Parameter secretKey: 32 bytes.
    init(client: PostgresClient, secretKey: [UInt8], logger: Logger) {
        let identifiers = IdentifierGenerator.random
        let clock = WallClock.system
        self.client = client
        self.clock = clock
        database = TenantDatabase(client: client)
        hasher = SecretHasher(secretKey: SymmetricKey(data: secretKey))
        cursorSeal = CursorSeal(secretKey: SymmetricKey(data: secretKey))
        tenants = TenantStore(client: client, clock: clock)
        configurations = SCIMConfigurationStore(database: database, identifiers: identifiers, clock: clock)
        credentials = CredentialStore(client: client, hasher: hasher, identifiers: identifiers, clock: clock)
        apiKeys = APIKeyStore(client: client, hasher: hasher, identifiers: identifiers, clock: clock)
        queue = JobQueue(client: client, logger: logger)
        events = EventLog(
            database: database, subscriptions: .licensing.merging(.following), jobs: queue, identifiers: identifiers,
            clock: clock)
        // Everybody who listens to tenants' events.
        follower = EventFollower(database: database, log: events, jobs: queue, kind: .followEvents, listeners: [])
        users = UserStore(database: database, events: events, identifiers: identifiers, clock: clock)
        groups = GroupStore(database: database, events: events, identifiers: identifiers, clock: clock)
        own = OwnResourceStores(database: database, events: events, identifiers: identifiers, clock: clock)
        schemas = SchemaStore(database: database, clock: clock)
        types = ResourceTypeStore(database: database, clock: clock)
        registries = SchemaRegistryStore(schemas: schemas, types: types)
        pools = LicensePoolStore(database: database, log: events, identifiers: identifiers, clock: clock)
        assignments = AssignmentStore(database: database)
    }
}
