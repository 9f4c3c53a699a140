/// What a parser accepts beyond the grammar of RFC 8259.
package struct JSONLimits: Sendable, Hashable {
    /// How deep arrays and objects may nest; 1 allows no container inside the outermost.
    package var depth: Int
    /// Whether `userName` and `USERNAME` in one object are two members, or one name given twice and therefore
    /// refused.
    package var namesAreCaseSensitive: Bool

    package init(depth: Int = 64, namesAreCaseSensitive: Bool = true) {
        self.depth = depth
        self.namesAreCaseSensitive = namesAreCaseSensitive
    }

    package static let `default` = JSONLimits()

    /// For SCIM bodies: attribute names are case-insensitive (RFC 7643 §2.1), so names that differ only in case are
    /// one attribute given twice, and which of the two was meant nobody can tell.
    package static let scim = JSONLimits(namesAreCaseSensitive: false)
}
