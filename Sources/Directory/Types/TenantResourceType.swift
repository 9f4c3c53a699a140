package import FoundationEssentials
package import SCIM

/// A resource type that a tenant has defined.
package struct TenantResourceType: Sendable, Hashable {
    package let type: ResourceType
    /// Grows by one with every change; the ETag.
    package let version: Int64
    package let createdAt: Date
    package let updatedAt: Date
}
