package import FoundationEssentials
import Migrations

/// One customer organisation; owns one Postgres schema.
package struct Tenant: Sendable, Hashable {
    package let id: TenantID
    /// Its name in URLs; unique.
    package let slug: String
    package let name: String
    package let state: TenantState
    /// The newest migration of the tenant line that its schema has had.
    package let schemaVersion: Int32
    /// Grows with every change of the tenant's own SCIM schemas; 0 when it never had any.
    package let schemaRevision: Int64
    /// Who wants to be woken by the tenant's events; may be a second old.
    package let listeners: Listeners
    /// Grows by one with every change of this row; the ETag.
    package let version: Int64
    package let createdAt: Date
    package let updatedAt: Date
    /// When it is to be gone; nil for one that stays.
    package let deleteAt: Date?

    /// The schema version that this binary's statements need: the last of the tenant line.
    package static let requiredSchemaVersion: Int32 = Migrations.tenant.last?.version ?? 0

    /// Whether this binary can work with the tenant's schema. While it can't, edges answer 503 with `Retry-After`; a schema
    /// that is newer than the binary is fine, since migrations only expand.
    package var isServable: Bool {
        schemaVersion >= Self.requiredSchemaVersion
    }
}
