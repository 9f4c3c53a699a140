import FoundationEssentials
import Postgres

/// The row of a live session.
struct StoredConsoleSession {
    let id: UUID
    let lastSeenAt: Date
    let identity: ConsoleIdentity

    /// Reads the row of ``ConsoleStatements/verifySession``.
    init(_ row: Row) throws(PostgresError) {
        let (id, seenAt, keyID, operatorName, userID, tenant, address, name, role, createdAt, disabledAt) =
            try row.decode(
                UUID.self, Date.self, UUID?.self, String?.self, UUID?.self, String?.self, String?.self, String?.self,
                String?.self, Date?.self, Date?.self)
        (self.id, lastSeenAt) = (id, seenAt)
        if let userID, let tenant, let address, let name, let role, let createdAt {
            identity = .user(
                ConsoleUser(
                    id: userID, tenantID: try TenantID(stored: tenant), address: address, name: name,
                    role: try ConsoleRole(stored: role), createdAt: createdAt, disabledAt: disabledAt))
        } else {
            identity = .operatorKey(keyID: keyID, name: operatorName ?? "")
        }
    }
}
