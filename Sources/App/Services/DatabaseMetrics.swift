import Metrics
import Postgres
import Synchronization

/// Times trips to the database and waits for its connections.
final class DatabaseMetrics: PostgresObserver {
    static let help = [
        "db_query_duration_seconds": "How long trips to the database took, by their first statement.",
        "db_pool_wait_seconds": "How long tasks that had to wait for a connection waited.",
        "db_pool_connections": "Connections to the database by state (shared, idle, leased).",
        "db_pool_waiting": "Tasks that wait for a connection.",
    ]

    private let timers = Mutex<[String: Timer]>([:])
    private let wait: Timer

    /// Make it after the metrics system is set up.
    init() {
        wait = Timer(label: "db_pool_wait_seconds")
    }

    func finished(_ statement: Statement, after duration: Duration) {
        timer(of: statement.name).recordNanoseconds(Self.nanoseconds(duration))
    }

    func waited(_ duration: Duration) {
        wait.recordNanoseconds(Self.nanoseconds(duration))
    }

    /// Sets the gauges to what the pool looks like now.
    static func note(_ status: PoolStatus) {
        for (state, count) in [
            ("shared", status.shared), ("idle", status.exclusive - status.leased), ("leased", status.leased),
        ] {
            Meter(label: "db_pool_connections", dimensions: [("state", state)]).set(count)
        }
        Meter(label: "db_pool_waiting").set(status.waiting)
    }

    /// There are as many names as the program has statements.
    private func timer(of name: String) -> Timer {
        timers.withLock { timers in
            if let timer = timers[name] { return timer }
            let timer = Timer(label: "db_query_duration_seconds", dimensions: [("statement", name)])
            timers[name] = timer
            return timer
        }
    }

    private static func nanoseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
