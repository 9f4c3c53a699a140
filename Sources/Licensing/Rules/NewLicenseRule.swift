package import FoundationEssentials

/// What a new rule is made of.
package struct NewLicenseRule: Sendable, Hashable {
    package var subject: RuleSubject
    package var poolID: UUID
    package var priority: Int

    package init(subject: RuleSubject, poolID: UUID, priority: Int) {
        self.subject = subject
        self.poolID = poolID
        self.priority = priority
    }
}
