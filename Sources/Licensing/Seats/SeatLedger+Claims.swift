import Events
import FoundationEssentials
import JSON

/// Who shall have a seat, and how they get one.
extension SeatLedger {
    /// What speaks for a seat of a pool.
    struct Wanting: Sendable, Hashable {
        let source: AssignmentSource
        let configurationID: UUID?
        let ruleID: UUID?
    }

    /// The pools of which the person shall have a seat.
    ///
    /// What an administrator wants comes first. Of each product that they left open, the best rule about the person
    /// decides alone: if the person is excluded from its pool, no other rule steps in.
    func wanted(of user: UUID) -> [(poolID: UUID, wanting: Wanting)] {
        guard let person = people[user], person.isActive else { return [] }
        var found: [UUID: Wanting] = [:]
        var products: Set<String> = []
        for poolID in wishesOfUser[user] ?? [] {
            guard let wish = wishes[ClaimKey(poolID: poolID, userID: user)], wish.kind == .wanted,
                let pool = pools[poolID]
            else { continue }
            found[poolID] = Wanting(source: wish.source, configurationID: nil, ruleID: nil)
            products.insert(pool.standing.product)
        }
        for rule in matchingRules(of: user, person) {
            guard let pool = pools[rule.poolID], products.insert(pool.standing.product).inserted else { continue }
            if wishes[ClaimKey(poolID: rule.poolID, userID: user)]?.kind == .excluded { continue }
            found[rule.poolID] = Wanting(
                source: rule.source, configurationID: rule.subject.kind == .configuration ? rule.subject.id : nil,
                ruleID: rule.source == .auto ? nil : rule.id)
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func matchingRules(of user: UUID, _ person: SeatPerson) -> [SeatRule] {
        rules.matching(configurationID: person.configurationID, groupIDs: groupsOfUser[user] ?? [])
    }

    /// Brings the person's claims to what they shall be. `reason` is why a claim ends that nothing speaks for any more.
    mutating func review(_ step: SeatStep, _ reason: AssignmentReason) {
        let wanted = wanted(of: step.userID)
        let poolIDs = Set(wanted.map(\.poolID))
        for claim in liveClaims(of: step.userID) where !poolIDs.contains(claim.key.poolID) {
            leave(claim, reason, step)
        }
        for (poolID, wanting) in wanted {
            let key = ClaimKey(poolID: poolID, userID: step.userID)
            if let claim = claims[key], claim.state.isLive {
                confirm(claim, wanting, step)
            } else {
                claim(key, wanting, step)
            }
        }
    }

    private mutating func claim(_ key: ClaimKey, _ wanting: Wanting, _ step: SeatStep) {
        let before = claims[key]
        let claim = Claim(
            key: key, state: .waitlisted, source: wanting.source, configurationID: wanting.configurationID,
            ruleID: wanting.ruleID, seatNumber: nil, claimedSequence: step.sequence, since: step.time,
            reason: AssignmentReason(wanting.source), dueAt: nil, activatedAt: nil, heldReason: nil)
        change(before, claim)
        pools[key.poolID]?.line.join(claim)
        serveLine(of: key.poolID, step, newcomer: key.userID, formerly: before?.state)
        guard claims[key]?.state == .waitlisted else { return }
        record(from: before?.state, to: claim, step)
        tell(.licenseWaitlisted, of: claim)
    }

    /// A claim that stands gets the reason that now speaks for it; whoever was about to lose the seat keeps it.
    private mutating func confirm(_ before: Claim, _ wanting: Wanting, _ step: SeatStep) {
        var claim = before
        // Only using the seat speaks against taking it back unused.
        let isHeldUnused = before.heldReason == .notActivated
        let isRestored = before.state == .grace || (before.heldReason != nil && !isHeldUnused)
        if before.state == .grace {
            claim.state = .assigned
            claim.since = step.time
        }
        if !isHeldUnused { claim.heldReason = nil }
        claim.source = wanting.source
        claim.configurationID = wanting.configurationID
        claim.ruleID = wanting.ruleID
        if before.reason != .poolShrunk || before.state != .waitlisted {
            claim.reason = AssignmentReason(wanting.source)
        }
        if isRestored { claim.dueAt = activationDeadline(of: claim, from: step.time) }
        guard claim != before else { return }
        change(before, claim)
        record(from: before.state, to: claim, step, reason: claim.heldReason)
        if isRestored { tell(.licenseRestored, of: claim) }
    }

    /// Gives free seats to those who wait, the lowest number to the first in line.
    mutating func serveLine(
        of poolID: UUID, _ step: SeatStep, newcomer: UUID? = nil, formerly formerState: AssignmentState? = nil
    ) {
        while let userID = pools[poolID]?.line.first, let number = pools[poolID]?.freeSeats.takeLowest() {
            guard let before = claims[ClaimKey(poolID: poolID, userID: userID)] else {
                preconditionFailure("someone stands in line without a claim")
            }
            pools[poolID]?.line.leave(before)
            var claim = before
            claim.state = .assigned
            claim.seatNumber = number
            claim.since = step.time
            claim.reason = AssignmentReason(claim.source)
            claim.activatedAt = nil
            claim.dueAt = activationDeadline(of: claim, from: step.time)
            change(before, claim)
            record(from: userID == newcomer ? formerState : .waitlisted, to: claim, step)
            output.holders[SeatOutput.SeatKey(poolID: poolID, number: number)] = .some(userID)
            // Who claims and gets a seat at once never waited.
            tell(userID == newcomer ? .licenseAssigned : .licensePromoted, of: claim)
        }
    }

    func activationDeadline(of claim: Claim, from time: Date) -> Date? {
        guard claim.activatedAt == nil, let days = pools[claim.key.poolID]?.standing.settings.reclaimDays else {
            return nil
        }
        return time.addingTimeInterval(Double(days) * 86_400)
    }

    /// New seats of a pool that grows.
    mutating func addSeats(_ numbers: some Sequence<Int>, to poolID: UUID, _ step: SeatStep) {
        for number in numbers { pools[poolID]?.freeSeats.insert(number) }
        serveLine(of: poolID, step)
    }
}
