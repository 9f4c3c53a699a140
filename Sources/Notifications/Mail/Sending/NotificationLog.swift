package import FoundationEssentials
import Postgres
package import Tenancy

/// What was written to whom, and what became of it; kept for 90 days.
package struct NotificationLog: Sendable {
    private let database: TenantDatabase

    package init(database: TenantDatabase) {
        self.database = database
    }

    /// Up to `limit` notifications that pass, the newest first.
    package func page(
        of tenant: Tenant, _ filter: NotificationFilter = NotificationFilter(), after: UUID? = nil, limit: Int
    ) async throws -> Page<Notification, UUID> {
        let (statement, binds) = NotificationStatements.page(filter)
        let rows = try await database.query(
            statement, for: tenant, [.uuid(after ?? .highest), .int8(Int64(limit) + 1)] + binds)
        return Page(try rows.map { try Notification($0) }, limit: limit) { $0.id }
    }

    /// Up to `limit` notifications to one person, the newest first.
    package func page(
        to userID: UUID, of tenant: Tenant, after: UUID? = nil, limit: Int
    ) async throws -> Page<Notification, UUID> {
        let rows = try await database.query(
            NotificationStatements.pageToUser, for: tenant,
            [.uuid(after ?? .highest), .int8(Int64(limit) + 1), .uuid(userID)])
        return Page(try rows.map { try Notification($0) }, limit: limit) { $0.id }
    }

    /// Throws ``MailError/notificationNotFound``.
    package func find(_ id: UUID, of tenant: Tenant) async throws -> Notification {
        guard let row = try await database.query(NotificationStatements.find, for: tenant, [.uuid(id)]).first else {
            throw MailError.notificationNotFound
        }
        return try Notification(row)
    }
}
