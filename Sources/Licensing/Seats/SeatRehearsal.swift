package import Events
import FoundationEssentials
import JSON
import Postgres
package import Tenancy

/// What would happen to people's seats if something were done: the fold itself follows an event that nobody has written, and
/// everything is undone.
package struct SeatRehearsal: Sendable {
    /// Transactions' worth of work that are done and undone at once.
    private static let mostParts = 100

    private struct Done: Error {
        let result: RehearsedSeats
    }

    private let database: TenantDatabase
    private let log: EventLog
    private let clock: WallClock

    package init(database: TenantDatabase, log: EventLog, clock: WallClock) {
        self.database = database
        self.log = log
        self.clock = clock
    }

    /// Follows the events as if they stood at the end of the log. While it lasts the tenant's seats stand still.
    ///
    /// Throws ``LicensingError/seatsBehind`` when much of the log has not been followed yet.
    package func rehearse(_ events: [NewEvent], of tenant: Tenant) async throws -> RehearsedSeats {
        try await log.number(of: tenant)
        do {
            try await database.transaction(for: tenant) { transaction in
                let fold = SeatFold(
                    log: log, stepsAtOnce: SeatReconciler.stepsAtOnce, transaction: transaction, isRehearsal: true)
                try await catchUp(fold)
                throw Done(result: try await follow(events, fold))
            }
            return RehearsedSeats(people: [], isWhole: true)
        } catch let done as Done {
            return done.result
        }
    }

    private func catchUp(_ fold: SeatFold) async throws {
        var eventsAtOnce = SeatReconciler.stepsAtOnce
        for _ in 0..<Self.mostParts where try await fold.follow(&eventsAtOnce) { return }
        throw LicensingError.seatsBehind
    }

    private func follow(_ events: [NewEvent], _ fold: SeatFold) async throws -> RehearsedSeats {
        var cursor = try await fold.lock()
        var told: [SeatWrites] = []
        var parts = 0
        for new in events {
            let event = Event(
                id: .lowest, sequence: cursor.last + 1, type: new.type, time: clock.now(), subject: new.subject,
                data: new.data.serialized())
            if case .change(let change) = SeatEvent(event) {
                while cursor.last < event.sequence {
                    guard parts < Self.mostParts else { return RehearsedSeats(told, isWhole: false) }
                    parts += 1
                    cursor = try await fold.follow(change, event, from: cursor, try await fold.ground()) {
                        told.append($0)
                    }
                }
            } else {
                let ground = try await fold.ground()
                let stretch = SeatStretch([event], rules: ground.rules, limit: .max / 10)
                told += try await fold.follow(stretch, ground)
                cursor = SeatCursor(last: event.sequence)
            }
        }
        return RehearsedSeats(told, isWhole: true)
    }
}
