package import Events
package import Jobs
package import Postgres
package import Tenancy

/// Tells a tenant's listeners of its events.
///
/// The lock of `event_follower` lets one worker at a time tell; it takes up where the last one committed, and what the
/// listeners write commits with the new place. So it does not matter how often, how late or by how many workers this is
/// called: each event is heard once, in the order of the log.
package struct EventFollower: Sendable {
    /// Events that one transaction follows at most.
    static let eventsAtOnce = 500
    /// When somebody has begun to listen, writers may have read the tenant's row before: they commit without waking
    /// anybody. These are the waits after which the log is looked at nevertheless: a request believes a row for a second, a
    /// job that writes events for as long as it may run.
    static let lateLooks: [Duration] = [.seconds(3), .seconds(120), .seconds(400)]

    private let database: TenantDatabase
    private let log: EventLog
    private let jobs: JobQueue
    private let kind: JobKind
    private let listeners: [any EventListener]
    private let eventsAtOnce: Int

    /// - Parameter kind: Of the job that calls ``follow(_:completing:)``.
    package init(
        database: TenantDatabase, log: EventLog, jobs: JobQueue, kind: JobKind, listeners: [any EventListener]
    ) {
        self.init(
            database: database, log: log, jobs: jobs, kind: kind, listeners: listeners,
            eventsAtOnce: Self.eventsAtOnce)
    }

    /// For tests: where transactions begin and end must not matter.
    init(
        database: TenantDatabase, log: EventLog, jobs: JobQueue, kind: JobKind, listeners: [any EventListener],
        eventsAtOnce: Int
    ) {
        self.database = database
        self.log = log
        self.jobs = jobs
        self.kind = kind
        self.listeners = listeners
        self.eventsAtOnce = eventsAtOnce
    }

    /// Follows the log to the last event that was committed before the call.
    ///
    /// `complete` runs in the transaction that gets there: what it ends (the jobs that asked for this) ends exactly when
    /// all have been told.
    package func follow(
        _ tenant: Tenant, completing complete: (PostgresTransaction) async throws -> Void
    ) async throws {
        try await log.number(of: tenant)
        var isAtEnd = false
        while !isAtEnd {
            let (reachesEnd, kinds) = try await database.transaction(for: tenant) { transaction in
                let step = try await follow(in: transaction)
                if step.reachesEnd { try await complete(transaction.postgres) }
                return step
            }
            jobs.hint(kinds)
            isAtEnd = reachesEnd
        }
    }

    private func follow(in transaction: TenantTransaction) async throws -> (reachesEnd: Bool, kinds: Set<JobKind>) {
        let place = try await lock(in: transaction)
        let stretch = try await log.stretch(after: place, limit: eventsAtOnce, in: transaction)
        var kinds: Set<JobKind> = []
        if !stretch.events.isEmpty {
            for listener in listeners {
                kinds.formUnion(try await listener.hear(stretch.events, in: transaction))
            }
        }
        if stretch.end > place {
            transaction.enqueue(EventFollowerStatements.advance, [.int8(stretch.end)])
        }
        return (stretch.reachesEndOfLog, kinds)
    }

    /// Has a listener's events told from now on, within the transaction that writes whatever it listens by.
    ///
    /// Call `EventLog.number(of:)` before the transaction begins. Answers the place in the log after which all is new to
    /// the listener. Nobody has to look through what was written while nobody listened.
    package func begin(_ listener: Listeners, in transaction: TenantTransaction) async throws -> Int64 {
        let place = try await lock(in: transaction)
        let end = try await log.lastSequence(in: transaction)
        let before = try await transaction.changeListeners { $0.formUnion(listener) }
        if before.isEmpty, end > place {
            transaction.enqueue(EventFollowerStatements.advance, [.int8(end)])
        }
        if !before.contains(listener) {
            jobs.enqueue(lateLooks(at: transaction.tenant), in: transaction.postgres)
        }
        return end
    }

    /// Takes away something that a listener listens by, within the transaction of `body`, which says who then has nothing left.
    ///
    /// Holds the follower's place, as ``begin(_:in:)`` does: nothing that it listens by is made meanwhile.
    package func end(
        in transaction: TenantTransaction, _ body: () async throws -> Listeners
    ) async throws {
        _ = try await lock(in: transaction)
        let ended = try await body()
        if !ended.isEmpty { _ = try await transaction.changeListeners { $0.subtract(ended) } }
    }

    private func lock(in transaction: TenantTransaction) async throws -> Int64 {
        let rows = try await transaction.query(EventFollowerStatements.lock)
        guard let row = rows.first else { throw PostgresError.decoding("event_follower has no row") }
        return try row.decode(Int64.self, at: 0)
    }

    private func lateLooks(at tenant: Tenant) -> [NewJob] {
        Self.lateLooks.map { delay in
            NewJob(tenantID: tenant.id.text, kind: kind, uniqueKey: "look after \(delay)", delay: delay)
        }
    }
}
