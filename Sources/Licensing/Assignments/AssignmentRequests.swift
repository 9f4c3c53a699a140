package import Events
package import FoundationEssentials
import JSON
import Postgres
package import Tenancy

/// What administrators and products ask for about one person's seat. Each is an event; what comes of it the seats decide
/// when they follow the log.
package struct AssignmentRequests: Sendable {
    /// People in one event; more make more events.
    static let peopleInEvent = 500

    private let database: TenantDatabase
    private let log: EventLog

    package init(database: TenantDatabase, log: EventLog) {
        self.database = database
        self.log = log
    }

    /// The person shall have a seat whatever the rules say.
    ///
    /// Throws ``LicensingError/poolNotFound(_:)``, ``LicensingError/personNotFound``.
    package func assign(
        _ userID: UUID, from poolID: UUID, _ source: AssignmentSource, of tenant: Tenant
    ) async throws {
        let person = try await database.query(SeatPeopleStatements.exists, for: tenant, [.uuid(userID)])
        guard !person.isEmpty else { throw LicensingError.personNotFound }
        try await append([event(.licenseRequested, userID, poolID, source)], on: poolID, of: tenant)
    }

    /// The person shall lose the seat or the place in line, and the rules shall not give it back.
    package func remove(
        _ userID: UUID, from poolID: UUID, _ source: AssignmentSource, of tenant: Tenant
    ) async throws {
        try await append([eventOfRemoval(userID, from: poolID, source)], on: poolID, of: tenant)
    }

    package func eventOfRemoval(_ userID: UUID, from poolID: UUID, _ source: AssignmentSource) -> NewEvent {
        event(.licenseRemovalRequested, userID, poolID, source)
    }

    /// The rules decide again.
    package func liftExclusion(_ userID: UUID, from poolID: UUID, of tenant: Tenant) async throws {
        try await append([event(.licenseExclusionLifted, userID, poolID, nil)], on: poolID, of: tenant)
    }

    /// The person has begun to use the seat.
    package func activate(_ userID: UUID, from poolID: UUID, of tenant: Tenant) async throws {
        try await append([event(.licenseActivated, userID, poolID, nil)], on: poolID, of: tenant)
    }

    /// These people give up their seats of a pool that has shrunk and wait again, the first named first, as long as more are
    /// held than were bought.
    package func reclaim(_ userIDs: [UUID], from poolID: UUID, of tenant: Tenant) async throws {
        var named: Set<UUID> = []
        let users = userIDs.filter { named.insert($0).inserted }
        let events = stride(from: 0, to: users.count, by: Self.peopleInEvent).map { start in
            let part = users[start..<min(start + Self.peopleInEvent, users.count)]
            return NewEvent(
                type: .licensePoolReclaimed, subject: poolID, data: ["user_ids": .array(part.map { .id($0) })])
        }
        try await append(events, on: poolID, of: tenant)
    }

    private func append(_ events: [NewEvent], on poolID: UUID, of tenant: Tenant) async throws {
        try await database.transaction(for: tenant) { transaction in
            let pool = try await transaction.query(LicensePoolStatements.lockToUse, [.uuid(poolID)])
            guard !pool.isEmpty else { throw LicensingError.poolNotFound(poolID) }
            log.append(events, in: transaction)
        }
        log.hintSubscribers(of: Set(events.map(\.type)))
    }

    private func event(
        _ type: EventType, _ userID: UUID, _ poolID: UUID, _ source: AssignmentSource?
    ) -> NewEvent {
        var data: JSONObject = ["pool_id": .id(poolID)]
        if let source { data.append("source", .string(source.rawValue)) }
        return NewEvent(type: type, subject: userID, data: data)
    }
}
