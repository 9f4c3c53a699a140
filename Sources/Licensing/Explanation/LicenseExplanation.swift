package import FoundationEssentials

/// Why a person has, or has not, a seat of each pool; for a stranger, of those that anything connects them with.
package struct LicenseExplanation: Sendable, Hashable {
    package struct Pool: Sendable, Hashable {
        package let poolID: UUID
        /// The person's claim; nil if there never was one.
        package let assignment: Assignment?
        package let code: ExplanationCode
        package let sentence: String
        /// The rules about the person for this pool, the one that decides first.
        package let rules: [RuleVerdict]
        package let isExcluded: Bool
        package let isWanted: Bool
    }

    package struct RuleVerdict: Sendable, Hashable {
        package let ruleID: UUID
        package let subject: RuleSubject
        package let priority: Int
        package let source: AssignmentSource
        /// Whether the rule decides for its product.
        package let hasWon: Bool
    }

    package let userID: UUID
    package let isKnown: Bool
    package let isActive: Bool
    /// How far the seats have followed the log, and how far it reaches: what happened in between may change the answer.
    package let followedSequence: Int64
    package let lastSequence: Int64
    package let pools: [Pool]
}
