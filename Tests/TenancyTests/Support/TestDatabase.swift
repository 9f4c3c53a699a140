import FoundationEssentials
import Logging
import Postgres

/// A database of the test's own on a real server, dropped when the test ends.
struct TestDatabase: Sendable {
    struct ServerMissing: Error, CustomStringConvertible {
        let description = "ROLLCALL_TEST_DATABASE_URL names no server; run the tests with `make test`"
    }

    private static let turnstile = Turnstile(places: 4)

    let url: String

    /// Runs the body with a new, empty database and a client that is connected to it.
    static func use(_ body: @Sendable @escaping (TestDatabase, PostgresClient) async throws -> Void) async throws {
        guard let server = ProcessInfo.processInfo.environment["ROLLCALL_TEST_DATABASE_URL"] else {
            throw ServerMissing()
        }
        await turnstile.enter()
        let outcome = await outcome(of: body, on: server)
        await turnstile.leave()
        try outcome.get()
    }

    /// Runs the body with a further client, as another process would have.
    func connect(_ body: @Sendable @escaping (PostgresClient) async throws -> Void) async throws {
        try await Self.withClient(url, body)
    }

    private static func outcome(
        of body: @Sendable @escaping (TestDatabase, PostgresClient) async throws -> Void, on server: String
    ) async -> Result<Void, any Error> {
        let name = "tenancy_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        let database = TestDatabase(url: address(of: name, on: server))
        do {
            try await run(on: server) { try await $0.query(Statement("create database", "CREATE DATABASE \(name)")) }
            let outcome: Result<Void, any Error>
            do {
                outcome = .success(try await database.connect { try await body(database, $0) })
            } catch {
                outcome = .failure(error)
            }
            try await run(on: server) {
                try await $0.query(Statement("drop database", "DROP DATABASE IF EXISTS \(name) WITH (FORCE)"))
            }
            return outcome
        } catch {
            return .failure(error)
        }
    }

    private static func run(
        on server: String, _ body: @Sendable @escaping (PostgresClient) async throws -> Rows
    ) async throws {
        try await withClient(server) { _ = try await body($0) }
    }

    private static func withClient(
        _ url: String, _ body: @Sendable @escaping (PostgresClient) async throws -> Void
    ) async throws {
        var configuration = PostgresConfiguration(url: url, connections: 6)
        // The machine may be slow and busy; no test is about these deadlines.
        configuration.acquisitionTimeout = .seconds(60)
        configuration.statementTimeout = .seconds(60)
        let client = PostgresClient(configuration: configuration, logger: MigrationWorld.silent)
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
