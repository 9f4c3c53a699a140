import Events
import Logging
import Provisioning
import Tenancy

/// The provisioning log, for those who read it and for those who write it.
struct ProvisioningServices: Sendable {
    let log: ProvisioningLog
    let health: ConnectionHealth
    private let database: TenantDatabase
    private let keys: ProvisioningKeys
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

    init(
        database: TenantDatabase, events: EventLog, names: any ProvisionedNames, hasher: SecretHasher,
        identifiers: IdentifierGenerator, clock: WallClock
    ) {
        self.database = database
        self.identifiers = identifiers
        self.clock = clock
        keys = ProvisioningKeys(hasher: hasher)
        log = ProvisioningLog(database: database, keys: keys, names: names, clock: clock)
        health = ConnectionHealth(database: database, events: events, clock: clock)
    }

    /// One for the process.
    func recorder(logger: Logger) -> ProvisioningRecorder {
        ProvisioningRecorder(database: database, keys: keys, identifiers: identifiers, clock: clock, logger: logger)
    }
}
