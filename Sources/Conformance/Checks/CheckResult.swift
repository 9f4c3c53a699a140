/// How one check ended.
package struct CheckResult: Sendable {
    package enum Verdict: String, Sendable, Hashable {
        case pass, fail, warn, skip
    }

    package let check: Check
    package let verdict: Verdict
    /// Why it was skipped.
    package let reason: String?
    /// What it needs was tried and failed.
    package let isBlocked: Bool
    /// What failed, or what is to be warned of.
    package let findings: [Finding]
    package let milliseconds: Int
}
