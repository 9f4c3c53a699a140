package import FoundationEssentials
package import SCIM

/// A schema of a tenant's own: it extends users or groups, or its resource types are made of it.
package struct TenantSchema: Sendable, Hashable {
    package let definition: SchemaDefinition
    /// Whose resources it extends; nil when only those of types that name it.
    package let kind: ResourceKind?
    /// Grows by one with every change; the ETag.
    package let version: Int64
    package let createdAt: Date
    package let updatedAt: Date
}
