package import FoundationEssentials

/// One entry of a user's `groups` or of a group's `members`.
package struct Reference: Sendable, Hashable {
    package let id: UUID
    /// Whether it refers to a group; else to a user.
    package let isGroup: Bool
    /// The name to show for a group of a user; members go without.
    package let display: String?

    package init(id: UUID, isGroup: Bool, display: String?) {
        self.id = id
        self.isGroup = isGroup
        self.display = display
    }
}
