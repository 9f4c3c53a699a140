import Postgres
import SCIM
import Tenancy

/// Runs writes: repeats those that failed by chance and without effect, and names what a constraint refused.
struct DirectoryTransactions: Sendable {
    private static let attempts = 4

    let database: TenantDatabase
    /// The transaction that the writes are a part of, each behind a savepoint; nil gives each its own.
    var joined: TenantTransaction?

    /// Runs `body` in one transaction of the tenant; again when it lost to another or its connection had died before.
    ///
    /// Throws `SCIMError.uniqueness` for a taken name, or a value that `schema` says is unique. A connection that broke with unknown outcome is passed on: only the
    /// caller's client can find out what became of its request.
    func run<Result: Sendable>(
        for tenant: Tenant, writing schema: ResourceSchema? = nil, _ body: (TenantTransaction) async throws -> Result
    ) async throws -> Result {
        if let joined {
            do {
                return try await joined.savepoint { try await body(joined) }
            } catch let error as PostgresError {
                throw Self.named(error, schema)
            }
        }
        var attempt = 1
        while true {
            do {
                return try await database.transaction(for: tenant, body)
            } catch let error as PostgresError {
                guard Self.isWorthRepeating(error), attempt < Self.attempts else { throw Self.named(error, schema) }
                attempt += 1
            }
        }
    }

    /// Whether nothing was committed and the same may well succeed now.
    private static func isWorthRepeating(_ error: PostgresError) -> Bool {
        error.sqlState == .deadlockDetected || error.sqlState == .serializationFailure
            || error == .connectionLost(outcomeUnknown: false)
    }

    /// Names of constraints become SCIM's refusals here and nowhere else.
    private static func named(_ error: PostgresError, _ schema: ResourceSchema?) -> any Error {
        guard error.sqlState == .uniqueViolation || error.sqlState == .foreignKeyViolation else { return error }
        switch error.constraint {
        // The type went while its endpoint was still known here.
        case "resources_type": return SCIMError.notFound("Resource type")
        case "users_user_name_unique": return SCIMError.uniqueness("userName is already in use.")
        case "groups_display_name_unique":
            return SCIMError.uniqueness("displayName is already in use by another group.")
        case "user_unique_values_unique", "group_unique_values_unique", "resource_unique_values_unique":
            return SCIMError.uniqueness(taken(schema?.uniquePaths ?? []))
        default: return error
        }
    }

    /// Which attribute it was the database says only beside the value, which is not for logs.
    private static func taken(_ paths: [AttributePath]) -> String {
        guard paths.count != 1 else { return "\(paths[0]) is already in use." }
        return
            "A value is already in use that must be unique: one of \(paths.map(\.description).joined(separator: ", "))."
    }
}
