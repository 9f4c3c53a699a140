import Postgres
package import Tenancy

extension SeatReconciler {
    /// The sequence of the last event that the seats follow from.
    package func position(in tenant: Tenant) async throws -> Int64 {
        let rows = try await database.query(SeatCursorStatements.position, for: tenant)
        return try rows.first?.decode(Int64.self) ?? 0
    }
}
