package import FoundationEssentials

/// What shall be different about a rule; nil leaves as it is. A rule about somebody else is another rule.
package struct LicenseRuleChange: Sendable, Hashable {
    package var poolID: UUID?
    package var priority: Int?

    package init(poolID: UUID? = nil, priority: Int? = nil) {
        self.poolID = poolID
        self.priority = priority
    }
}
