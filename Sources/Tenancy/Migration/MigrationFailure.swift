/// A schema that a run had to leave behind.
package struct MigrationFailure: Sendable, Hashable {
    /// The tenant's id, or that of a warm schema.
    package let id: TenantID
    /// Nil for a warm schema.
    package let slug: String?
    /// The version that could not be applied.
    package let version: Int32
    /// A sentence without values of rows.
    package let reason: String
    package let attempts: Int
}
