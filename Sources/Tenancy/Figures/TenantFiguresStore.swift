import FoundationEssentials
package import Postgres

/// The figures of all tenants, as they were counted last.
package struct TenantFiguresStore: Sendable {
    private let client: PostgresClient
    private let clock: WallClock

    package init(client: PostgresClient, clock: WallClock) {
        self.client = client
        self.clock = clock
    }

    /// Keeps what was counted in place of what was counted before.
    package func keep(_ counted: [TenantID: TenantFigures]) async throws {
        let (tenants, figures) = (Array(counted.keys), Array(counted.values))
        guard !tenants.isEmpty else { return }
        _ = try await client.query(
            TenantFiguresStatements.keep,
            [
                .texts(tenants.map(\.text)), .int8s(figures.map(\.free)), .int8s(figures.map(\.held)),
                .int8s(figures.map(\.waiting)), .int8s(figures.map(\.enabledEndpoints)),
                .int8s(figures.map(\.disabledEndpoints)), .timestamp(clock.now()),
            ])
    }

    /// Those of all tenants together; zeros before anything was counted.
    package func sum() async throws -> TenantFigures? {
        guard let row = try await client.query(TenantFiguresStatements.sum).first else { return nil }
        let (free, held, waiting, enabled, disabled) = try row.decode(
            Int64.self, Int64.self, Int64.self, Int64.self, Int64.self)
        return TenantFigures(
            free: free, held: held, waiting: waiting, enabledEndpoints: enabled, disabledEndpoints: disabled)
    }
}
