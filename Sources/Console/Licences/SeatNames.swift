import FoundationEssentials
import Licensing

/// Who gives seats, by their names.
struct SeatNames: Sendable {
    /// Of the SCIM configurations.
    var configurations: [UUID: String] = [:]
    var rules: [UUID: LicenseRule] = [:]
    /// Of the groups that rules are about, as far as they are still there.
    var groups: [UUID: String] = [:]

    /// Such as `the auto-assign of Entra, production`.
    func giver(_ source: AssignmentSource, configuration: UUID? = nil, rule: UUID? = nil) -> String {
        switch source {
        case .manual: return "an administrator"
        case .api: return "a program with an API key"
        case .auto:
            let name = configuration.map { configurations[$0] ?? "a deleted configuration" }
            return name.map { "the auto-assign of \($0)" } ?? "auto-assign"
        case .rule:
            guard let subject = rule.flatMap({ rules[$0]?.subject }) else { return "a rule that is gone" }
            return "the rule for \(whom(subject))"
        }
    }

    /// Of the group or configuration itself; empty when it is gone.
    func name(of subject: RuleSubject) -> String {
        switch subject.kind {
        case .group: groups[subject.id] ?? ""
        case .configuration: configurations[subject.id] ?? ""
        }
    }

    /// Whom a rule is about, such as `the group Sales`.
    func whom(_ subject: RuleSubject) -> String {
        switch subject.kind {
        case .group: "the group \(groups[subject.id] ?? "that was deleted")"
        case .configuration: "everybody from \(configurations[subject.id] ?? "a deleted configuration")"
        }
    }
}
