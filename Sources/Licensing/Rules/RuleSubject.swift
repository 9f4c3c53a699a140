package import FoundationEssentials

/// Whom a licence rule is about.
package struct RuleSubject: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Everyone whom the SCIM configuration provisioned.
        case configuration
        /// The direct members of the group.
        case group
    }

    package let kind: Kind
    package let id: UUID

    package init(_ kind: Kind, _ id: UUID) {
        self.kind = kind
        self.id = id
    }
}
