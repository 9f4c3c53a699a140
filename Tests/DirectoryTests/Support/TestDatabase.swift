import FoundationEssentials
import Logging
import Postgres

/// A database of the test's own on a real server, dropped when the test ends.
enum TestDatabase {
    struct ServerMissing: Error, CustomStringConvertible {
        let description = "ROLLCALL_TEST_DATABASE_URL names no server; run the tests with `make test`"
    }

    static let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    /// Runs the body with a client that is connected to a new, empty database.
    static func use(
        connections: Int, _ body: @Sendable @escaping (PostgresClient) async throws -> Void
    ) async throws {
        guard let server = ProcessInfo.processInfo.environment["ROLLCALL_TEST_DATABASE_URL"] else {
            throw ServerMissing()
        }
        let name = "directory_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try await run("CREATE DATABASE \(name)", on: server)
        let outcome: Result<Void, any Error>
        do {
            try await withClient(address(of: name, on: server), connections: connections, body)
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try await run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)", on: server)
        try outcome.get()
    }

    private static func run(_ sql: String, on server: String) async throws {
        try await withClient(server, connections: 2) { client in
            _ = try await client.query(Statement("test \(sql)", sql))
        }
    }

    private static func withClient(
        _ url: String, connections: Int, _ body: @Sendable @escaping (PostgresClient) async throws -> Void
    ) async throws {
        var configuration = PostgresConfiguration(url: url, connections: connections)
        // The machine may be slow and busy; no test is about these deadlines.
        configuration.acquisitionTimeout = .seconds(60)
        configuration.statementTimeout = .seconds(60)
        let client = PostgresClient(configuration: configuration, logger: silent)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await client.run() }
            defer { group.cancelAll() }
            try await body(client)
        }
    }

    /// The server's address with another database in place of its own.
    private static func address(of name: String, on server: String) -> String {
        let parts = server.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let head = parts[0].split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3)
        return head.joined(separator: "/") + "/" + name + (parts.count > 1 ? "?" + parts[1] : "")
    }
}
