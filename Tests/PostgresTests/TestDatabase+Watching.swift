import Postgres
import TestDatabase

extension TestDatabase {
    private static let active = Statement(
        "active",
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'
            AND (query LIKE $1 OR query LIKE $2)
        """)
    private static let backends = Statement(
        "backends",
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")

    /// Waits until as many statements like `text` run in this database.
    func waitForActive(_ count: Int, _ text: String, orText other: String = "") async throws {
        try await withClient { watcher in
            try await eventually("\(count) statements like \(text) run") {
                try await watcher.query(Self.active, [.text(text), .text(other)])[0].decode(Int.self) == count
            }
        }
    }

    /// Number of sessions in this database.
    func sessionCount() async throws -> Int {
        try await withClient({
            $0.sharedConnections = 1; $0.exclusiveConnections = 1
        }) { watcher in
            // The watcher itself has a connection for each lane.
            try await watcher.withConnection { _ = try await $0.query(Statement("one", "SELECT 1")) }
            return try await watcher.query(Self.backends)[0].decode(Int.self) - 1
        }
    }
}
