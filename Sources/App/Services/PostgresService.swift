import Postgres
import ServiceLifecycle

/// The connection pool as the first member of a service group.
///
/// A group stops its members gracefully from the last to the first and waits for each, so that whoever needs the database
/// has ended before the pool does.
struct PostgresService: Service {
    let client: PostgresClient

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await client.run() }
    }
}
