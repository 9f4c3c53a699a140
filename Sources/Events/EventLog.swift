package import FoundationEssentials
import JSON
package import Jobs
import Postgres
package import Tenancy

/// The ordered log of what happened in each tenant.
///
/// Writers append to it in their own transactions and never wait for each other. An event gets its number after commit,
/// from whoever reads first: numbers have no gaps, and once a reader has seen a number nothing appears below it.
package struct EventLog: Sendable {
    /// Events that one transaction numbers: bounds how long it holds the lock.
    static let numberedAtOnce = 5000

    let database: TenantDatabase
    private let subscriptions: Subscriptions
    private let jobs: JobQueue
    private let followers = FollowerHint()
    private let metrics = EventMetrics()
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

    package init(
        database: TenantDatabase, subscriptions: Subscriptions, jobs: JobQueue, identifiers: IdentifierGenerator,
        clock: WallClock
    ) {
        self.database = database
        self.subscriptions = subscriptions
        self.jobs = jobs
        self.identifiers = identifiers
        self.clock = clock
    }

    /// Adds events, and the jobs that their subscribers asked for, to the writer's transaction.
    ///
    /// Both go along with the transaction's next trip; errors come from there. Append after the statement that locks or
    /// writes what an event tells of: the order of such events is then the order of the changes.
    package func append(_ events: [NewEvent], in transaction: TenantTransaction) {
        guard !events.isEmpty else { return }
        let now = clock.now()
        metrics.count(events)
        transaction.enqueue(
            EventStatements.append,
            [
                .uuids(events.map { _ in identifiers.next(at: now) }),
                .texts(events.map(\.type.rawValue)),
                .timestamps(events.map { _ in now }),
                .uuids(events.map(\.subject)),
                .texts(events.map { $0.data.serialized() }),
                .texts(events.map { $0.changes.map { JSONValue.array($0.map(\.json)).serialized() } }),
            ])
        jobs.enqueue(subscriptions.jobs(for: events, of: transaction.tenant), in: transaction.postgres)
        if !transaction.tenant.listeners.isEmpty { followers.wake() }
    }

    /// Wakes the workers of those who subscribe to the types, or to anything; call it after the commit of a transaction that
    /// has appended.
    ///
    /// Nothing depends on it: without it a worker finds the jobs at its next poll.
    package func hintSubscribers(of types: Set<EventType>? = nil) {
        jobs.hint(subscriptions.kinds(for: types))
        if followers.takeWoken() { jobs.hint(subscriptions.followers) }
    }

    /// Up to `limit` events after the sequence given, in order. Everything committed before the call is there.
    ///
    /// One trip while the reader is behind or nothing is new; two when there are events to be numbered first. 0 is the start
    /// of what is kept; throws ``EventsForgotten`` for another sequence before it.
    package func page(of tenant: Tenant, after sequence: Int64, limit: Int) async throws -> [Event] {
        let page: [Bind] = [.int8(sequence), .int8(Int64(limit))]
        let looked = try await database.pipeline(
            for: tenant,
            [(EventStatements.hasArrivals, []), (EventStatements.page, page), (EventStatements.forgotten, [])])
        let forgotten = try looked[2].first?.decode(Int64.self) ?? 0
        guard sequence <= 0 || sequence >= forgotten else { throw EventsForgotten(last: forgotten) }
        var events = try looked[1].map { try Event($0) }
        let hasArrivals = try looked[0].first?.decode(Bool.self) ?? false
        guard events.count < limit, hasArrivals else { return events }
        var numbered = 0
        repeat {
            let rows = try await database.pipeline(
                for: tenant,
                [
                    (EventStatements.lockSequence, []),
                    (EventStatements.number, [.int8(Int64(Self.numberedAtOnce))]),
                    (EventStatements.page, page),
                ])
            numbered = try rows[1].first?.decode(Int.self) ?? 0
            events = try rows[2].map { try Event($0) }
        } while numbered == Self.numberedAtOnce && events.count < limit
        return events
    }

    /// Up to `limit` events of some types (nil: of all) inside a transaction, and how far the log has been looked through for
    /// them.
    ///
    /// Shows events that have numbers: call ``number(of:)`` before the transaction begins. Events of other types cost next
    /// to nothing, however many lie between.
    package func stretch(
        of types: Set<EventType>? = nil, after sequence: Int64, limit: Int, in transaction: TenantTransaction
    ) async throws -> EventStretch {
        // The end is read before the events: whatever is numbered in between can only be seen too much, not too little.
        let pendingEnd = transaction.enqueue(EventStatements.lastSequence)
        let page: [Bind] = [.int8(sequence), .int8(Int64(limit))]
        let rows =
            if let types {
                try await transaction.query(
                    EventStatements.pageOfTypes, page + [.texts(types.map(\.rawValue).sorted())])
            } else {
                try await transaction.query(EventStatements.page, page)
            }
        let events = try rows.map { try Event($0) }
        let last = events.last?.sequence ?? sequence
        guard events.count < limit, let row = try pendingEnd.rows.first else {
            return EventStretch(events: events, end: last, reachesEndOfLog: false)
        }
        return EventStretch(events: events, end: max(last, try row.decode(Int64.self, at: 0)), reachesEndOfLog: true)
    }

    /// The number of the last event that has one, inside a transaction.
    package func lastSequence(in transaction: TenantTransaction) async throws -> Int64 {
        let rows = try await transaction.query(EventStatements.lastSequence)
        guard let row = rows.first else { throw PostgresError.decoding("event_sequence has no row") }
        return try row.decode(Int64.self, at: 0)
    }

    /// The number of the last event that has one.
    package func lastSequence(of tenant: Tenant) async throws -> Int64 {
        try await database.query(EventStatements.lastSequence, for: tenant).first?.decode(Int64.self, at: 0) ?? 0
    }

    /// The number of the last event that was written before a moment, by bisection: the times of the log grow with the numbers
    /// but for the little by which writers overtake each other, and by that little this may be wrong.
    package func lastSequence(before moment: Date, of tenant: Tenant) async throws -> Int64 {
        let bounds = try await database.query(EventStatements.bounds, for: tenant)
        guard let row = bounds.first, let first = try row.decode(Int64?.self, at: 0) else { return 0 }
        var (below, above) = (first - 1, try row.decode(Int64.self, at: 1) + 1)
        while above - below > 1 {
            let middle = below + (above - below) / 2
            let rows = try await database.query(EventStatements.time, for: tenant, [.int8(middle)])
            if let time = try rows.first?.decode(Date.self, at: 0), time >= moment {
                above = middle
            } else {
                below = middle
            }
        }
        return below
    }

    /// Gives a number to every event that was committed before the call.
    package func number(of tenant: Tenant) async throws {
        let looked = try await database.query(EventStatements.hasArrivals, for: tenant)
        let hasArrivals = try looked.first?.decode(Bool.self) ?? false
        guard hasArrivals else { return }
        var numbered = 0
        repeat {
            let rows = try await database.pipeline(
                for: tenant,
                [
                    (EventStatements.lockSequence, []),
                    (EventStatements.number, [.int8(Int64(Self.numberedAtOnce))]),
                ])
            numbered = try rows[1].first?.decode(Int.self) ?? 0
        } while numbered == Self.numberedAtOnce
    }
}
