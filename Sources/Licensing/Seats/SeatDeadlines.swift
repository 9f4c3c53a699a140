package import Events
import FoundationEssentials
import JSON
package import Postgres
package import Tenancy

/// Time limits of claims: the end of grace, and of the time in which a seat must be activated.
///
/// A limit that has run out by the database's clock becomes an event; the fold decides whether it still counts. Telling
/// one twice changes nothing.
package struct SeatDeadlines: Sendable {
    /// Events that one transaction appends.
    private static let eventsAtOnce = 1000

    private let database: TenantDatabase
    private let log: EventLog

    package init(database: TenantDatabase, log: EventLog) {
        self.database = database
        self.log = log
    }

    /// Tells of every limit that has run out; answers how many.
    ///
    /// `complete` runs in the last transaction, and learns when the first of the limits runs out that were not told.
    @discardableResult
    package func tell(
        of tenant: Tenant, completing complete: (PostgresTransaction, SeatOutcome) async throws -> Void = { _, _ in }
    ) async throws -> Int {
        var last: (dueAt: Date, poolID: UUID, userID: UUID) = (Date(timeIntervalSince1970: 0), .lowest, .lowest)
        var total = 0
        var count = 0
        repeat {
            count = try await database.transaction(for: tenant) { transaction in
                let rows = try await transaction.query(
                    AssignmentStatements.due,
                    [
                        .timestamp(last.dueAt), .uuid(last.poolID), .uuid(last.userID),
                        .int8(Int64(Self.eventsAtOnce)),
                    ])
                let due = try rows.map { try $0.decode(UUID.self, UUID.self, Date.self) }
                log.append(due.map { Self.event(of: $1, in: $0, dueAt: $2) }, in: transaction)
                if let row = due.last { last = (row.2, row.0, row.1) }
                if due.count < Self.eventsAtOnce {
                    let later = try await transaction.query(AssignmentStatements.laterDue)
                    try await complete(transaction.postgres, try SeatOutcome(later))
                }
                return due.count
            }
            total += count
        } while count == Self.eventsAtOnce
        if total > 0 { log.hintSubscribers(of: [.licenseExpired]) }
        return total
    }

    private static func event(of userID: UUID, in poolID: UUID, dueAt: Date) -> NewEvent {
        NewEvent(
            type: .licenseExpired, subject: userID,
            data: ["pool_id": .id(poolID), "due_at_us": .integer(dueAt.microseconds)])
    }
}
