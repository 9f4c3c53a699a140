package import Events
import Postgres
package import Tenancy

/// Whether tenants write to their people. All of it is off until somebody turns it on.
package struct MailSettingsStore: Sendable {
    private let database: TenantDatabase
    private let log: EventLog
    private let follower: EventFollower

    package init(database: TenantDatabase, log: EventLog, follower: EventFollower) {
        self.database = database
        self.log = log
        self.follower = follower
    }

    package func read(of tenant: Tenant) async throws -> MailSettings {
        let rows = try await database.query(MailSettingsStatements.read, for: tenant)
        guard let row = rows.first else { return MailSettings() }
        let (assigned, promoted, _) = try row.decode(Bool.self, Bool.self, Int64.self)
        return MailSettings(seatAssigned: assigned, seatPromoted: promoted)
    }

    /// Changes what is given; what is turned on counts for what happens from now on.
    package func update(seatAssigned: Bool?, seatPromoted: Bool?, of tenant: Tenant) async throws -> MailSettings {
        try await log.number(of: tenant)
        return try await database.transaction(for: tenant) { transaction in
            // Its lock keeps others who change the settings out.
            let place = try await follower.begin(.mail, in: transaction)
            let row = try await transaction.query(MailSettingsStatements.read).first
            let (assigned, promoted) =
                try row.map { row in
                    let (assigned, promoted, _) = try row.decode(Bool.self, Bool.self, Int64.self)
                    return (assigned, promoted)
                } ?? (false, false)
            let settings = MailSettings(
                seatAssigned: seatAssigned ?? assigned, seatPromoted: seatPromoted ?? promoted)
            transaction.enqueue(
                MailSettingsStatements.put,
                [.bool(settings.seatAssigned), .bool(settings.seatPromoted), .int8(place)])
            if !settings.seatAssigned, !settings.seatPromoted {
                try await MailWishes(follower: follower).lessen(in: transaction)
            }
            return settings
        }
    }

    /// A SCIM configuration welcomes nobody any more, in the transaction that says so.
    package func endWelcoming(in transaction: TenantTransaction) async throws {
        try await MailWishes(follower: follower).lessen(in: transaction)
    }

    /// Welcomes are heard from now on, within the transaction that turns them on in a SCIM configuration.
    ///
    /// Call `EventLog.number(of:)` before the transaction begins.
    package func beginWelcoming(in transaction: TenantTransaction) async throws {
        _ = try await follower.begin(.mail, in: transaction)
    }
}
