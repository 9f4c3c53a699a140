package import FoundationEssentials
package import SCIM

/// A place in a sorted list: behind the resource that it describes, whether that is still there or not.
package struct ListPosition: Sendable, Hashable {
    /// What the resource was sorted by; nil when it had no value, or when the list is in order of creation.
    package let key: SortKey?
    package let id: UUID

    package init(key: SortKey?, id: UUID) {
        self.key = key
        self.id = id
    }
}
