package import Events
package import FoundationEssentials
package import SCIM

/// What came of one operation on one resource, as whoever carried it out has seen it.
package struct ProvisioningEffect: Sendable {
    /// `User`, `Group` or a tenant's own type.
    package var resourceType: String?
    package var resourceID: UUID?
    /// What the asking configuration calls the resource.
    package var externalID: String?
    /// The `userName` or `displayName`.
    package var name: String?
    /// Whether `name` is one that was only asked for: it is looked for by hash and never shown.
    package var isNameSecret = false
    package var isChanged = false
    /// Of members only who came (`new`) and who left (`old`).
    package var changes: [Change] = []
    package var coercions: [Coercion] = []

    package init(resourceType: String? = nil, resourceID: UUID? = nil) {
        self.resourceType = resourceType
        self.resourceID = resourceID
    }
}
