import Postgres
package import Tenancy

/// How far a tenant's listeners have been told of its log.
package struct FollowerPosition: Sendable {
    static let read = Statement("event_follower.position", "SELECT last_sequence FROM {schema}.event_follower")

    private let database: TenantDatabase

    package init(database: TenantDatabase) {
        self.database = database
    }

    /// The sequence of the last event that was told; means nothing while nobody listens.
    package func sequence(in tenant: Tenant) async throws -> Int64 {
        try await database.query(Self.read, for: tenant).first?.decode(Int64.self) ?? 0
    }
}
