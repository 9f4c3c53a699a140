package import Events
package import FoundationEssentials
import JSON
import Postgres
package import Tenancy

/// The guard against mass release, as administrators see and steer it.
package struct ReleaseGuardStore: Sendable {
    private let database: TenantDatabase
    private let log: EventLog

    package init(database: TenantDatabase, log: EventLog) {
        self.database = database
        self.log = log
    }

    package func state(of tenant: Tenant) async throws -> GuardState {
        try Self.state(in: try await database.query(ReleaseGuardStatements.state, for: tenant))
    }

    /// Up to `limit` seats that are held.
    package func held(
        of tenant: Tenant, after: (userID: UUID, poolID: UUID)? = nil, limit: Int
    ) async throws -> Page<HeldSeat, HeldSeat> {
        let rows = try await database.query(
            ReleaseGuardStatements.held, for: tenant,
            [.uuid(after?.userID ?? .lowest), .uuid(after?.poolID ?? .lowest), .int8(Int64(limit) + 1)])
        let seats = try rows.map { row in
            let (user, pool, reason) = try row.decode(UUID.self, UUID.self, String.self)
            return HeldSeat(userID: user, poolID: pool, reason: reason)
        }
        return Page(seats, limit: limit) { $0 }
    }

    /// Throws ``LicensingError/guardChanged``, ``LicensingError/outOfRange(_:_:)``.
    package func update(
        ifVersion versions: Set<Int64>? = nil, of tenant: Tenant,
        _ change: (inout ReleaseGuardSettings) -> Void
    ) async throws -> GuardState {
        let state = try await database.transaction(for: tenant) { transaction in
            transaction.enqueue(ReleaseGuardStatements.lock)
            let before = try Self.state(in: try await transaction.query(ReleaseGuardStatements.state))
            guard versions?.contains(before.version) ?? true else { throw LicensingError.guardChanged }
            var settings = before.settings
            change(&settings)
            try Self.check(settings)
            guard settings != before.settings else { return before }
            transaction.enqueue(
                ReleaseGuardStatements.update,
                [
                    .bool(settings.isEnabled), .int4(Int32(settings.minimum)), .int4(Int32(settings.percent)),
                    .int4(Int32(settings.windowMinutes)),
                ])
            log.append(
                [NewEvent(type: .deletionGuardUpdated, subject: .lowest, data: settings.json)], in: transaction)
            return try Self.state(in: try await transaction.query(ReleaseGuardStatements.state))
        }
        log.hintSubscribers(of: [.deletionGuardUpdated])
        return state
    }

    /// Releases what is held, or keeps it until something else happens to each person.
    ///
    /// The decision is about the trip that stands now, and if it has ended by the time the seats follow, about nothing. `trip` is
    /// the event by which the guard had tripped as far as the caller knows, nil for any.
    ///
    /// Throws ``LicensingError/guardNotTripped``, ``LicensingError/guardTripChanged``.
    package func resolve(isApproved: Bool, trip: Int64? = nil, of tenant: Tenant) async throws {
        let state = try await state(of: tenant)
        guard let poolID = state.trippedPoolID, let sequence = state.trippedSequence else {
            throw LicensingError.guardNotTripped
        }
        guard trip == nil || trip == sequence else { throw LicensingError.guardTripChanged }
        let decision = NewEvent(
            type: .deletionGuardResolved, subject: poolID,
            data: [
                "decision": .string(isApproved ? "approved" : "rejected"), "tripped_sequence": .integer(sequence),
            ])
        try await database.transaction(for: tenant) { log.append([decision], in: $0) }
        log.hintSubscribers(of: [.deletionGuardResolved])
    }

    private static func check(_ settings: ReleaseGuardSettings) throws(LicensingError) {
        try LicensingError.check("minimum", settings.minimum, ReleaseGuardSettings.allowedMinimum)
        try LicensingError.check("percent", settings.percent, ReleaseGuardSettings.allowedPercent)
        try LicensingError.check("window_minutes", settings.windowMinutes, ReleaseGuardSettings.allowedWindow)
    }

    private static func state(in rows: Rows) throws -> GuardState {
        guard let row = rows.first else { throw PostgresError.decoding("release_guard has no row") }
        let (isEnabled, minimum, percent, window, version, time, sequence, pool) = try row.decode(
            Bool.self, Int.self, Int.self, Int.self, Int64.self, Date?.self, Int64?.self, UUID?.self)
        return GuardState(
            settings: ReleaseGuardSettings(
                isEnabled: isEnabled, minimum: minimum, percent: percent, windowMinutes: window),
            version: version, trippedAt: time, trippedSequence: sequence, trippedPoolID: pool,
            held: try row.decode(Int.self, at: 8))
    }
}
