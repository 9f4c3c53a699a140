package import Events
package import FoundationEssentials
import JSON
package import Licensing
package import Notifications
package import Tenancy
import Web

/// What becomes of a SCIM configuration, each change in one transaction with the events that tell of it.
package struct ConfigurationLifecycle: Sendable {
    let database: TenantDatabase
    let configurations: SCIMConfigurationStore
    let pools: LicensePoolStore
    let settings: MailSettingsStore
    let log: EventLog

    package init(
        database: TenantDatabase, configurations: SCIMConfigurationStore, pools: LicensePoolStore,
        settings: MailSettingsStore, log: EventLog
    ) {
        self.database = database
        self.configurations = configurations
        self.pools = pools
        self.settings = settings
        self.log = log
    }

    /// Throws what `SCIMConfigurationStore.create` does, and a failure at `/auto_assign/pool_id` for a pool that isn't there.
    package func create(_ new: NewSCIMConfiguration, of tenant: Tenant) async throws -> SCIMConfiguration {
        if new.sendsWelcomeMail { try await log.number(of: tenant) }
        let configuration = try await database.transaction(for: tenant) { transaction in
            try await keepPool(new.autoAssign.poolID, in: transaction)
            let configuration = try await configurations.create(new, in: transaction)
            log.append([Self.created(configuration)], in: transaction)
            if new.sendsWelcomeMail { try await settings.beginWelcoming(in: transaction) }
            return configuration
        }
        log.hintSubscribers()
        return configuration
    }

    /// Throws what `SCIMConfigurationStore.update` does, and a failure at `/auto_assign/pool_id` for a pool that isn't there.
    package func update(
        _ id: UUID, _ change: SCIMConfigurationChange, ifVersion versions: Set<Int64>? = nil, of tenant: Tenant
    ) async throws -> SCIMConfiguration {
        if change.sendsWelcomeMail == true { try await log.number(of: tenant) }
        let (before, after) = try await database.transaction(for: tenant) { transaction in
            try await keepPool(change.autoAssign?.poolID, in: transaction)
            let (before, after) = try await configurations.update(id, change, ifVersion: versions, in: transaction)
            log.append(Self.events(from: before, to: after), in: transaction)
            if after.sendsWelcomeMail, !before.sendsWelcomeMail {
                try await settings.beginWelcoming(in: transaction)
            }
            if before.sendsWelcomeMail, !after.sendsWelcomeMail {
                try await settings.endWelcoming(in: transaction)
            }
            return (before, after)
        }
        if before.version != after.version { log.hintSubscribers() }
        return after
    }

    /// No foreign key leads from configurations into a tenant's schema: the pool is kept from being deleted as long as the
    /// transaction lasts, and who deletes it later sees the configuration.
    private func keepPool(_ id: UUID?, in transaction: TenantTransaction) async throws {
        guard let id, try await !pools.keep(id, in: transaction) else { return }
        throw Failure.unknownPool
    }

    private static func created(_ configuration: SCIMConfiguration) -> NewEvent {
        NewEvent(
            type: .scimConfigurationCreated, subject: configuration.id,
            data: ["name": .string(configuration.name), "idp": .string(configuration.idp.rawValue)])
    }

    private static func events(from before: SCIMConfiguration, to after: SCIMConfiguration) -> [NewEvent] {
        let changes = changes(from: before, to: after)
        var events: [NewEvent] = []
        if !changes.isEmpty {
            events.append(NewEvent(type: .scimConfigurationUpdated, subject: after.id, changes: changes))
        }
        if before.state != after.state {
            let type: EventType = after.state == .enabled ? .scimConfigurationEnabled : .scimConfigurationDisabled
            events.append(NewEvent(type: type, subject: after.id))
        }
        return events
    }

    /// By the names of the admin API.
    private static func changes(from before: SCIMConfiguration, to after: SCIMConfiguration) -> [Change] {
        let (old, new) = (before.json(scimBaseURL: nil), after.json(scimBaseURL: nil))
        return ["name", "state", "auto_assign", "strict", "allow_duplicate_group_names", "welcome_email"].compactMap {
            name in
            old[name] == new[name] ? nil : Change(path: name, old: old[name], new: new[name])
        }
    }
}
