import Foundation
import Logging
import Postgres
import Testing

/// A database of one test's own on the server that `make test` provides.
struct TestDatabase: Sendable {
    let url: String

    /// A client under way and the database it talks to, for the time of `body`.
    @discardableResult
    static func withClient<R: Sendable>(
        _ change: @Sendable (inout PostgresConfiguration) -> Void = { _ in },
        _ body: (PostgresClient, TestDatabase) async throws -> R
    ) async throws -> R {
        try await withDatabase { database in
            try await database.withClient(change) { client in try await body(client, database) }
        }
    }

    /// A client of the server's own database, for statements that leave nothing behind.
    @discardableResult
    static func withServer<R: Sendable>(_ body: (PostgresClient) async throws -> R) async throws -> R {
        try await TestDatabase(url: try serverURL()).withClient(
            {
                $0.sharedConnections = 1
                $0.exclusiveConnections = 1
            }, body)
    }

    /// Makes a database, and drops it in the end whoever is still connected.
    @discardableResult
    static func withDatabase<R: Sendable>(_ body: (TestDatabase) async throws -> R) async throws -> R {
        let server = try serverURL()
        let name = "postgres_tests_\(UUID().uuidString.replacing("-", with: "").lowercased())"
        let maintenance = TestDatabase(url: server)
        try await maintenance.execute("CREATE DATABASE \(name)")
        var components = try #require(URLComponents(string: server))
        components.path = "/" + name
        let database = TestDatabase(url: try #require(components.string))
        do {
            let value = try await body(database)
            try await maintenance.execute("DROP DATABASE \(name) WITH (FORCE)")
            return value
        } catch {
            try await maintenance.execute("DROP DATABASE \(name) WITH (FORCE)")
            throw error
        }
    }

    @discardableResult
    func withClient<R: Sendable>(
        _ change: @Sendable (inout PostgresConfiguration) -> Void = { _ in },
        _ body: (PostgresClient) async throws -> R
    ) async throws -> R {
        var configuration = PostgresConfiguration(url: url, connections: 6)
        change(&configuration)
        let client = PostgresClient(configuration: configuration, logger: Logger(label: "test"))
        let running = Task { try await client.run() }
        do {
            let value = try await body(client)
            running.cancel()
            try await running.value
            return value
        } catch {
            running.cancel()
            try await running.value
            throw error
        }
    }

    /// Runs one statement on a connection of its own.
    func execute(_ sql: String) async throws {
        try await withClient { client in
            _ = try await client.withConnection(statementTimeout: .seconds(60)) { connection in
                try await connection.query(Statement("test", sql))
            }
        }
    }

    private static func serverURL() throws -> String {
        let variable = "ROLLCALL_TEST_DATABASE_URL"
        return try #require(
            ProcessInfo.processInfo.environment[variable],
            "\(variable) is not set: run the tests with `make test`, which starts a server for them")
    }
}
