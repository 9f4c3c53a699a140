package import Events
package import FoundationEssentials
import JSON
import Postgres
package import Tenancy

/// How the connections of tenants fare.
package struct ConnectionHealth: Sendable {
    /// Hours are kept so long, to know how it was when the last request came.
    private static let hoursKept: TimeInterval = 40 * 86_400

    private let database: TenantDatabase
    private let events: EventLog
    private let clock: WallClock

    package init(database: TenantDatabase, events: EventLog, clock: WallClock) {
        self.database = database
        self.events = events
        self.clock = clock
    }

    /// What is known of the configuration; nil when no request has ever come.
    package func read(_ id: UUID, of tenant: Tenant) async throws -> ConnectionRecord? {
        try await records(of: tenant, id).first
    }

    /// What is known of each of the tenant's configurations from which a request has come.
    package func read(of tenant: Tenant) async throws -> [UUID: ConnectionRecord] {
        Dictionary(
            try await records(of: tenant, nil).map { ($0.configurationID, $0) }, uniquingKeysWith: { first, _ in first }
        )
    }

    /// How it fares at this moment, and why when it is in trouble.
    package func judge(
        _ record: ConnectionRecord?, idp: IdentityProvider
    ) -> (status: ConnectionStatus, reason: String?) {
        let (rule, now) = (ConnectionRule(for: idp), clock.now())
        return (rule.status(of: record, at: now), record.flatMap { rule.reason(of: $0, at: now) })
    }

    /// Tells listeners of each of the configurations that has become unhealthy or has recovered, once for each change.
    package func tell(_ configurations: [SCIMConfiguration], of tenant: Tenant) async throws {
        let known = Dictionary(configurations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for record in try await records(of: tenant, nil) {
            // Of one that was switched off nothing is expected.
            guard let configuration = known[record.configurationID], configuration.state == .enabled else { continue }
            let (status, reason) = judge(record, idp: configuration.idp)
            guard status != record.toldStatus else { continue }
            try await tell(record, status, reason, of: tenant)
        }
    }

    /// Forgets hours that nothing is read from any more.
    package func forget(of tenant: Tenant) async throws {
        _ = try await database.query(
            ConnectionStatements.forget, for: tenant, [.timestamp(clock.now().addingTimeInterval(-Self.hoursKept))])
    }

    /// Forgets the connection of a configuration that is gone.
    package func forget(_ configurationID: UUID, of tenant: Tenant) async throws {
        _ = try await database.query(ConnectionStatements.delete, for: tenant, [.uuid(configurationID)])
    }

    private func tell(
        _ record: ConnectionRecord, _ status: ConnectionStatus, _ reason: String?, of tenant: Tenant
    ) async throws {
        let type = ConnectionChange(from: record.toldStatus, to: status).type
        let told = try await database.transaction(for: tenant) { transaction in
            let rows = try await transaction.query(
                ConnectionStatements.tell,
                [
                    .uuid(record.configurationID), .text(record.toldStatus.rawValue), .text(status.rawValue),
                    .timestamp(clock.now()),
                ])
            guard !rows.isEmpty, let type else { return false }
            var data: JSONObject = ["status": .string(status.rawValue)]
            if type == .scimConfigurationUnhealthy { data.append("reason", .string(reason ?? "requests fail")) }
            events.append([NewEvent(type: type, subject: record.configurationID, data: data)], in: transaction)
            return true
        }
        if told { events.hintSubscribers() }
    }

    private func records(of tenant: Tenant, _ id: UUID?) async throws -> [ConnectionRecord] {
        try await database.query(ConnectionStatements.read, for: tenant, [.uuid(id), .timestamp(clock.now())])
            .map { row throws(PostgresError) in try ConnectionRecord(row) }
    }
}
