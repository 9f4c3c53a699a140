import Logging
import Postgres

/// The use of a database by a command: the pool runs as long as the body.
enum DatabaseSession {
    static func run<Result: Sendable>(
        _ configuration: PostgresConfiguration, _ body: @escaping @Sendable (PostgresClient) async throws -> Result
    ) async throws -> Result {
        let client = PostgresClient(configuration: configuration, logger: .silent)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await client.run() }
            defer { group.cancelAll() }
            return try await body(client)
        }
    }
}
