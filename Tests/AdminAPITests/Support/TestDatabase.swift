import Foundation
import Logging
import Postgres

/// A database of the test's own on a real server, dropped when the test ends.
enum TestDatabase {
    struct ServerMissing: Error, CustomStringConvertible {
        let description = "ROLLCALL_TEST_DATABASE_URL names no server; run the tests with `make test`"
    }

    static let silent = {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }()

    /// Runs the body with a client of a new, empty database.
    static func use(_ body: @Sendable @escaping (PostgresClient) async throws -> Void) async throws {
        guard let server = ProcessInfo.processInfo.environment["ROLLCALL_TEST_DATABASE_URL"] else {
            throw ServerMissing()
        }
        let name = "adminapi_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try await connect(server) { _ = try await $0.query(Statement("create database", "CREATE DATABASE \(name)")) }
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await connect(address(of: name, on: server), body))
        } catch {
            outcome = .failure(error)
        }
        try await connect(server) {
            _ = try await $0.query(Statement("drop database", "DROP DATABASE IF EXISTS \(name) WITH (FORCE)"))
        }
        try outcome.get()
    }

    private static func connect(
        _ url: String, _ body: @Sendable @escaping (PostgresClient) async throws -> Void
    ) async throws {
        var configuration = PostgresConfiguration(url: url, connections: 6)
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
