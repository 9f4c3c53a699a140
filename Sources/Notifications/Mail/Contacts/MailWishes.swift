import Postgres
import Tenancy

/// Whether anybody in a tenant still wants mail; when nobody does, the tenant's writers need not wake anybody for it.
struct MailWishes: Sendable {
    let follower: EventFollower

    /// Runs the body, which may take the last wish away, and ends listening if it has.
    func lessen(in transaction: TenantTransaction, _ body: () async throws -> Void = {}) async throws {
        try await follower.end(in: transaction) {
            try await body()
            let rows = try await transaction.query(
                MailSettingsStatements.isWanted, [.text(transaction.tenant.id.text)])
            guard let row = rows.first else { throw PostgresError.decoding("nothing was said about mail") }
            return try row.decode(Bool.self, at: 0) ? [] : .mail
        }
    }
}
