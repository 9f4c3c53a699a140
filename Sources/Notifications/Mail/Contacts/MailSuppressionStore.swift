package import FoundationEssentials
import Postgres
package import Tenancy

/// The addresses of a tenant that bounce.
package struct MailSuppressionStore: Sendable {
    private let database: TenantDatabase

    package init(database: TenantDatabase) {
        self.database = database
    }

    /// Up to `limit` addresses, the longest suppressed first.
    package func page(of tenant: Tenant, after: UUID? = nil, limit: Int) async throws -> Page<MailSuppression, UUID> {
        let rows = try await database.query(
            MailSuppressionStatements.page, for: tenant, [.uuid(after ?? .lowest), .int8(Int64(limit) + 1)])
        return Page(try rows.map(Self.suppression), limit: limit) { $0.id }
    }

    /// That of the whole address, in any letter case; nil while mail goes there.
    package func find(address: String, of tenant: Tenant) async throws -> MailSuppression? {
        try await database.query(MailSuppressionStatements.ofAddress, for: tenant, [.text(address.lowercased())])
            .first.map(Self.suppression)
    }

    private static func suppression(_ row: Row) throws(PostgresError) -> MailSuppression {
        let (id, address, reply, since) = try row.decode(UUID.self, String.self, String.self, Date.self)
        return MailSuppression(id: id, address: address, reply: reply, since: since)
    }

    /// Lets mail go to the address again. Throws ``MailError/suppressionNotFound``.
    package func lift(_ id: UUID, of tenant: Tenant) async throws {
        let rows = try await database.query(MailSuppressionStatements.delete, for: tenant, [.uuid(id)])
        guard !rows.isEmpty else { throw MailError.suppressionNotFound }
    }
}
