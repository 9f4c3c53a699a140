import FoundationEssentials

/// The rules of one tenant, found by whom they are about.
struct SeatRules: Sendable {
    private var rules: [UUID: SeatRule] = [:]
    private var rulesOfSubject: [RuleSubject: [SeatRule]] = [:]

    init(_ rules: some Sequence<SeatRule> = []) {
        for rule in rules { set(rule) }
    }

    subscript(id: UUID) -> SeatRule? { rules[id] }

    /// The groups that some rule is about.
    var groupIDs: [UUID] {
        rulesOfSubject.keys.filter { $0.kind == .group }.map(\.id)
    }

    func concern(group id: UUID) -> Bool {
        rulesOfSubject[RuleSubject(.group, id)] != nil
    }

    mutating func set(_ rule: SeatRule) {
        remove(rule.id)
        rules[rule.id] = rule
        rulesOfSubject[rule.subject, default: []].append(rule)
    }

    mutating func remove(_ id: UUID) {
        guard let rule = rules.removeValue(forKey: id) else { return }
        rulesOfSubject[rule.subject]?.removeAll { $0.id == id }
        if rulesOfSubject[rule.subject]?.isEmpty == true { rulesOfSubject[rule.subject] = nil }
    }

    /// Those about a person, the best first.
    func matching(configurationID: UUID?, groupIDs: some Sequence<UUID>) -> [SeatRule] {
        var found = groupIDs.flatMap { rulesOfSubject[RuleSubject(.group, $0)] ?? [] }
        if let configurationID { found += rulesOfSubject[RuleSubject(.configuration, configurationID)] ?? [] }
        return found.sorted { ($0.priority, $0.id) < ($1.priority, $1.id) }
    }
}
