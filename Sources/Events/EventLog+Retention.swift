import Postgres
package import Tenancy

extension EventLog {
    /// Events that one statement forgets.
    static let forgottenAtOnce = 5_000

    /// Forgets events older than `age` up to a sequence, the oldest first; returns how many.
    ///
    /// - Parameter last: as far as everybody has read for whom the log is the only source.
    @discardableResult
    package func forget(of tenant: Tenant, olderThan age: Duration, upTo last: Int64) async throws -> Int {
        let binds: [Bind] = [
            .double(Double(age.components.seconds)), .int8(Int64(Self.forgottenAtOnce)), .int8(last),
        ]
        var total = 0
        while true {
            let rows = try await database.query(EventStatements.forget, for: tenant, binds)
            let count = try rows.first?.decode(Int.self) ?? 0
            total += count
            guard count == Self.forgottenAtOnce else { return total }
        }
    }
}
