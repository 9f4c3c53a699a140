package import Events
package import SCIM

/// A resource after a write.
package struct WriteResult: Sendable {
    /// With a group's members as far as they were asked for; without any when there are more.
    package internal(set) var resource: StoredResource
    /// False when the request asked for what was so already: nothing was written.
    package let isChanged: Bool
    /// The leniencies with which the request was read, for the provisioning log.
    package let coercions: [Coercion]
    /// What the write changed, for the provisioning log: of members those who came (`new`) and who left (`old`). Worked out
    /// when it is asked for: without a provisioning log nobody does.
    package let changes: @Sendable () -> [Change]
    /// The `userName` or `displayName`, for the provisioning log.
    package let name: String?

    init(
        resource: StoredResource, isChanged: Bool, coercions: [Coercion],
        changes: @autoclosure @escaping @Sendable () -> [Change] = [], name: String? = nil
    ) {
        self.resource = resource
        self.isChanged = isChanged
        self.coercions = coercions
        self.changes = changes
        self.name = name
    }
}
