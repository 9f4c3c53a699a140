import Foundation
package import Logging
package import Postgres

/// A database of one test's own on the server that `make test` provides.
package struct TestDatabase: Sendable {
    /// Says nothing, unless `ROLLCALL_TEST_LOG` is set.
    package static let logger = Logger(label: "test") { label in
        let isQuiet = ProcessInfo.processInfo.environment["ROLLCALL_TEST_LOG"] == nil
        return isQuiet ? SwiftLogNoOpLogHandler() : StreamLogHandler.standardError(label: label) as any LogHandler
    }

    /// Long deadlines for tests that are not about them: the machine may be slow and busy.
    package static let patient: @Sendable (inout PostgresConfiguration) -> Void = { configuration in
        configuration.acquisitionTimeout = .seconds(60)
        configuration.statementTimeout = .seconds(60)
    }

    /// What a client connects to.
    package let url: String

    package init(url: String) {
        self.url = url
    }

    /// A client under way and the new database it talks to, for the time of `body`.
    @discardableResult
    package static func withClient<R: Sendable>(
        connections: Int = 6, _ change: @Sendable (inout PostgresConfiguration) -> Void = { _ in },
        _ body: (PostgresClient, TestDatabase) async throws -> R
    ) async throws -> R {
        try await withDatabase { database in
            try await database.withClient(connections: connections, change) { client in
                try await body(client, database)
            }
        }
    }

    /// A client of the server's own database, for statements that leave nothing behind.
    @discardableResult
    package static func withServer<R: Sendable>(_ body: (PostgresClient) async throws -> R) async throws -> R {
        try await server().withClient(connections: 2) { client in try await body(client) }
    }

    /// Makes an empty database, and drops it in the end whoever is still connected.
    @discardableResult
    package static func withDatabase<R: Sendable>(_ body: (TestDatabase) async throws -> R) async throws -> R {
        let server = try server()
        let name = "rollcall_test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try await server.execute("CREATE DATABASE \(name)")
        do {
            let value = try await body(server.sibling(name))
            try await server.execute("DROP DATABASE \(name) WITH (FORCE)")
            return value
        } catch {
            try await server.execute("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
            throw error
        }
    }

    /// A further client of this database, as another process would have, for the time of `body`.
    @discardableResult
    package func withClient<R: Sendable>(
        connections: Int = 6, _ change: @Sendable (inout PostgresConfiguration) -> Void = { _ in },
        _ body: (PostgresClient) async throws -> R
    ) async throws -> R {
        var configuration = PostgresConfiguration(url: url, connections: connections)
        change(&configuration)
        let client = PostgresClient(configuration: configuration, logger: Self.logger)
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
    package func execute(_ sql: String) async throws {
        try await withClient(connections: 2, Self.patient) { client in
            _ = try await client.withConnection { connection in try await connection.query(Statement("test", sql)) }
        }
    }

    private static func server() throws -> TestDatabase {
        guard let url = ProcessInfo.processInfo.environment["ROLLCALL_TEST_DATABASE_URL"] else {
            throw NoTestServer()
        }
        return TestDatabase(url: url)
    }

    /// Another database of the same server.
    private func sibling(_ name: String) throws -> TestDatabase {
        guard var components = URLComponents(string: url) else { throw NoTestServer() }
        components.path = "/" + name
        guard let url = components.string else { throw NoTestServer() }
        return TestDatabase(url: url)
    }
}
