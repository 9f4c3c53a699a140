package import FoundationEssentials
import Postgres
import SCIM
package import Tenancy

/// What a deleted SCIM configuration has left in the directory, ended a slice at a time.
package struct FormerResources: Sendable {
    /// People, groups or resources of one transaction.
    static let slice = 100
    /// Names that one statement forgets.
    static let namesAtOnce = 1000

    private let database: TenantDatabase
    private let users: UserStore
    private let groups: GroupStore
    private let own: OwnResourceStores
    private let registries: SchemaRegistryStore

    package init(
        database: TenantDatabase, users: UserStore, groups: GroupStore, own: OwnResourceStores,
        registries: SchemaRegistryStore
    ) {
        self.database = database
        self.users = users
        self.groups = groups
        self.own = own
        self.registries = registries
    }

    /// Does with users and groups what was asked, then forgets what the configuration called those who stay.
    ///
    /// Ends early, and answers false, when `hasTime` says no between two slices; going on later does nothing twice.
    package func settle(
        _ former: FormerConfiguration, of tenant: Tenant, while hasTime: () -> Bool
    ) async throws -> Bool {
        let provisioner = Provisioner(
            tenant: tenant, configurationID: former.id, requestID: former.requestID,
            registry: try await registries.registry(of: tenant))
        var isDone = true
        switch former.users {
        case .keep: break
        case .deactivate:
            isDone = try await walk(FormerConfigurationStatements.active, by: provisioner, while: hasTime) {
                _ = try await $0.users.deactivate($1, by: provisioner)
            }
        case .delete: isDone = try await delete(by: provisioner, while: hasTime)
        }
        guard isDone else { return false }
        return try await forgetNames(by: provisioner, while: hasTime)
    }

    /// How much a configuration has provisioned.
    package func count(of configurationID: UUID, in tenant: Tenant) async throws -> FormerCount {
        try await count(FormerConfigurationStatements.count, in: tenant, [.uuid(configurationID)])
    }

    /// How much of it is left while ``settle(_:of:while:)`` ends it; each number stops at `most`, so that looking costs no more
    /// than that.
    package func left(of configurationID: UUID, in tenant: Tenant, most: Int) async throws -> FormerCount {
        try await count(
            FormerConfigurationStatements.left, in: tenant, [.uuid(configurationID), .int8(Int64(most))])
    }

    private func count(_ statement: Statement, in tenant: Tenant, _ binds: [Bind]) async throws -> FormerCount {
        let rows = try await database.query(statement, for: tenant, binds)
        guard let row = rows.first else { return FormerCount() }
        let (users, active, groups, resources) = try row.decode(Int64.self, Int64.self, Int64.self, Int64.self)
        return FormerCount(users: users, activeUsers: active, groups: groups, resources: resources)
    }

    private func delete(by provisioner: Provisioner, while hasTime: () -> Bool) async throws -> Bool {
        // Groups first: who goes then leaves none of them.
        let areGroupsGone = try await walk(FormerConfigurationStatements.groups, by: provisioner, while: hasTime) {
            _ = try await $0.groups.delete($1, by: provisioner)
        }
        guard areGroupsGone else { return false }
        let areUsersGone = try await walk(FormerConfigurationStatements.users, by: provisioner, while: hasTime) {
            _ = try await $0.users.delete($1, by: provisioner)
        }
        guard areUsersGone else { return false }
        for type in provisioner.registry.own {
            let isGone = try await walk(
                FormerConfigurationStatements.resources, of: type, by: provisioner, while: hasTime
            ) { _ = try await $0.own.store(of: type).delete($1, by: provisioner) }
            guard isGone else { return false }
        }
        return true
    }

    /// Lets `settle` act on each, a slice a transaction. Who is gone meanwhile is done.
    private func walk(
        _ statement: Statement, of type: ResourceSchema? = nil, by provisioner: Provisioner, while hasTime: () -> Bool,
        _ settle: @escaping @Sendable (DirectoryBatch, UUID) async throws -> Void
    ) async throws -> Bool {
        var last = UUID.least
        while true {
            let rows = try await database.query(
                statement, for: provisioner.tenant,
                [.uuid(provisioner.configurationID), .int8(Int64(Self.slice)), .uuid(last)]
                    + (type.map { [.text($0.resourceType.key)] } ?? []))
            let ids = try rows.map { try $0.decode(UUID.self, at: 0) }
            guard let end = ids.last else { return true }
            try await DirectoryBatch.run(users, groups, own, by: provisioner) { batch in
                for id in ids {
                    do {
                        try await settle(batch, id)
                    } catch let error as SCIMError where error.status == 404 {
                        continue
                    }
                }
            }
            last = end
            guard ids.count == Self.slice else { return true }
            guard hasTime() else { return false }
        }
    }

    private func forgetNames(by provisioner: Provisioner, while hasTime: () -> Bool) async throws -> Bool {
        let binds: [Bind] = [.uuid(provisioner.configurationID), .int8(Int64(Self.namesAtOnce))]
        for statement in FormerConfigurationStatements.forget {
            while try await !database.query(statement, for: provisioner.tenant, binds).isEmpty {
                guard hasTime() else { return false }
            }
        }
        return true
    }
}
