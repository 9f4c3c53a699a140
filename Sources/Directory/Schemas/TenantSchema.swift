package import FoundationEssentials
package import SCIM

/// A schema by which a tenant extends its users or groups.
package struct TenantSchema: Sendable, Hashable {
    package let definition: SchemaDefinition
    package let kind: ResourceKind
    /// Grows by one with every change; the ETag.
    package let version: Int64
    package let createdAt: Date
    package let updatedAt: Date
}
