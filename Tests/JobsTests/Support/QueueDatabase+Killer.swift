import Postgres
import TestDatabase

@testable import Jobs

extension QueueDatabase {
    /// Runs `body` while, over and over, half of the connections of an application are cut by the server.
    func withKiller(of application: String, _ killed: Tally<Int>, _ body: () async throws -> Void) async throws {
        let kill = Statement(
            "test.kill",
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = $1 AND datname = current_database() AND random() < 0.5
            """)
        try await database.withClient({ $0.applicationName = "killer" }) { killer in
            try await withThrowingTaskGroup { group in
                group.addTask {
                    while !Task.isCancelled {
                        killed.add(try await killer.query(kill, [.text(application)]).count)
                        try await Task.sleep(for: .milliseconds(20))
                    }
                }
                try await body()
                group.cancelAll()
            }
        }
    }
}
