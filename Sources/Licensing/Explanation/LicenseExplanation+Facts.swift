import FoundationEssentials

extension LicenseExplanation {
    /// Derives the answer from what the fold decides from.
    init(
        _ userID: UUID, _ facts: SeatFacts, _ assignments: [Assignment], followed: Int64, last: Int64
    ) {
        let ledger = SeatLedger(facts)
        let person = facts.people[userID]
        let wanted = Set(ledger.wanted(of: userID).map(\.poolID))
        let matching = facts.rules.matching(
            configurationID: person?.configurationID, groupIDs: facts.groupsOfUser[userID] ?? [])
        let assignmentOfPool = Dictionary(assignments.map { ($0.poolID, $0) }, uniquingKeysWith: { first, _ in first })
        var concerned = Set(matching.map(\.poolID)).union(assignmentOfPool.keys).union(facts.wishes.keys.map(\.poolID))
        // "Why not?" is asked of people whom nothing connects with a pool, too.
        if person != nil { concerned.formUnion(facts.pools.map(\.id)) }
        let winners = Self.winners(matching, facts, userID)
        let pools = concerned.filter { id in facts.pools.contains { $0.id == id } }.sorted().map { poolID in
            let wish = facts.wishes[ClaimKey(poolID: poolID, userID: userID)]?.kind
            let rules = matching.filter { $0.poolID == poolID }
            let assignment = assignmentOfPool[poolID]
            let code = Self.code(
                assignment, person, isWanted: wanted.contains(poolID), isExcluded: wish == .excluded,
                hasRules: !rules.isEmpty)
            return Pool(
                poolID: poolID, assignment: assignment, code: code, sentence: code.sentence(assignment),
                rules: rules.map { rule in
                    RuleVerdict(
                        ruleID: rule.id, subject: rule.subject, priority: rule.priority, source: rule.source,
                        hasWon: winners.contains(rule.id))
                }, isExcluded: wish == .excluded, isWanted: wish == .wanted)
        }
        self.init(
            userID: userID, isKnown: person != nil, isActive: person?.isActive ?? false, followedSequence: followed,
            lastSequence: last, pools: pools)
    }

    /// The best rule of each product that no administrator has decided about.
    private static func winners(_ matching: [SeatRule], _ facts: SeatFacts, _ userID: UUID) -> Set<UUID> {
        let products = Dictionary(facts.pools.map { ($0.id, $0.product) }, uniquingKeysWith: { first, _ in first })
        var decided = Set(
            facts.wishes.filter { $0.value.kind == .wanted && $0.key.userID == userID }
                .compactMap { products[$0.key.poolID] })
        return Set(
            matching.compactMap { rule in
                guard let product = products[rule.poolID], decided.insert(product).inserted else { return nil }
                return rule.id
            })
    }

    private static func code(
        _ assignment: Assignment?, _ person: SeatPerson?, isWanted: Bool, isExcluded: Bool, hasRules: Bool
    ) -> ExplanationCode {
        switch assignment?.state {
        case .assigned where assignment?.heldReason != nil: return .heldByGuard
        case .assigned: return assignment?.reason == .guardRejected ? .keptByDecision : .hasSeat
        case .grace: return .inGrace
        case .waitlisted: return .waitsInLine
        case .released, nil: break
        }
        guard let person else { return .deleted }
        guard person.isActive else { return .inactive }
        if isWanted { return .pending }
        if isExcluded { return .excluded }
        return hasRules ? .otherRuleWon : .noRule
    }
}
