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
    /// Whether `name` and `externalID` were only asked for: they are looked for by hash and never shown.
    package var isSecret = false
    package var isChanged = false
    /// Of a bulk request: the operations that were tried, and those of them that failed.
    package var operations = 0
    package var failedOperations = 0
    /// Of members only who came (`new`) and who left (`old`).
    package var changes: [Change] {
        get { difference() }
        set { difference = { newValue } }
    }
    /// Works `changes` out, when there is a log that wants them.
    package var difference: @Sendable () -> [Change] = { [] }
    package var coercions: [Coercion] = []

    package init(resourceType: String? = nil, resourceID: UUID? = nil) {
        self.resourceType = resourceType
        self.resourceID = resourceID
    }
}
