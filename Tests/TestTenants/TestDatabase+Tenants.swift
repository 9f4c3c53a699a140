package import Postgres
package import Tenancy
package import TestDatabase

extension TestDatabase {
    /// A client of a new database that is migrated and has no tenant, for the time of `body`.
    package static func withMigratedClient(
        connections: Int = 6, _ body: (PostgresClient) async throws -> Void
    ) async throws {
        try await withClient(connections: connections, patient) { client, _ in
            _ = try await MigrationRunner(client: client, logger: logger).migrate()
            try await body(client)
        }
    }

    /// A client of a new database that is migrated and has the tenant `acme`, for the time of `body`.
    package static func withTenant(
        connections: Int = 6, _ body: (PostgresClient, Tenant) async throws -> Void
    ) async throws {
        try await withMigratedClient(connections: connections) { client in
            let tenant = try await TenantStore(client: client, clock: .system).create(slug: "acme", name: "Acme")
            try await body(client, tenant)
        }
    }
}
