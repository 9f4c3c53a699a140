import AdminAPI
import FoundationEssentials
import Licensing
import Tenancy

/// The rules of one licence in the order in which they decide, with the names that they are told by.
struct RuleList: Sendable {
    let rules: [LicenseRule]
    let names: SeatNames

    /// The name of whom the rule is about.
    func whom(_ rule: LicenseRule) -> String { names.whom(rule.subject) }
}

extension ConsoleServices {
    /// Those that are about somebody whose name holds the text; a tenant has so few rules that all are read.
    func rules(
        of pool: LicensePool, about text: String, _ configurations: [SCIMConfiguration], in context: ConsoleContext
    ) async throws -> RuleList {
        let all = try await rules(of: context.tenant).filter { $0.poolID == pool.id }
            .sorted { ($0.priority, $0.id.text) < ($1.priority, $1.id.text) }
        let names = try await seatNames(of: all, configurations, in: context)
        return RuleList(rules: all.filter { names.name(of: $0.subject).holds(text) }, names: names)
    }
}
