import Events
import FoundationEssentials
import JSON

/// What is written and told of each change.
extension SeatLedger {
    /// Puts a claim in the place of what it was and keeps the pool's sums.
    mutating func change(_ before: Claim?, _ after: Claim) {
        know(after)
        output.changedClaims.insert(after.key)
        countHeld((after.heldReason == nil ? 0 : 1) - (before?.heldReason == nil ? 0 : 1))
        guard var standing = pools[after.key.poolID]?.standing else { return }
        count(before?.state, -1, &standing)
        count(after.state, 1, &standing)
        pools[after.key.poolID]?.standing = standing
        output.changedPools.insert(after.key.poolID)
        touched.insert(after.key.poolID)
    }

    private func count(_ state: AssignmentState?, _ difference: Int, _ standing: inout SeatPool) {
        switch state {
        case .waitlisted: standing.waiting += difference
        case .assigned: standing.held += difference
        case .grace:
            standing.held += difference
            standing.inGrace += difference
        case .released, nil: break
        }
    }

    mutating func record(
        from former: AssignmentState?, to after: Claim, _ step: SeatStep, seat: Int? = nil,
        reason: AssignmentReason? = nil
    ) {
        output.history.append(
            AssignmentChange(
                sequence: step.sequence, time: step.time, userID: after.key.userID, poolID: after.key.poolID,
                formerState: former, state: after.state, reason: reason ?? after.reason, source: after.source,
                ruleID: after.ruleID, seatNumber: after.seatNumber ?? seat))
    }

    mutating func tell(_ type: EventType, of claim: Claim, reason: AssignmentReason? = nil) {
        var data: JSONObject = ["pool_id": .id(claim.key.poolID)]
        if let number = claim.seatNumber { data.append("seat_number", .integer(Int64(number))) }
        data.append("source", .string(claim.source.rawValue))
        if let id = claim.configurationID { data.append("configuration_id", .id(id)) }
        if let id = claim.ruleID { data.append("rule_id", .id(id)) }
        if let reason { data.append("reason", .string(reason.rawValue)) }
        output.events.append(NewEvent(type: type, subject: claim.key.userID, data: data))
    }

    /// Each threshold once when the seats held reach it, and again after they have been below.
    mutating func tellThresholds(of poolID: UUID) {
        guard var standing = pools[poolID]?.standing else { return }
        let before = standing
        let level = standing.level
        for threshold in standing.settings.thresholds where threshold > standing.reached && threshold <= level {
            var data = standing.usage
            data.append("threshold", .integer(Int64(threshold)))
            output.events.append(NewEvent(type: .licensePoolThresholdReached, subject: poolID, data: data))
        }
        standing.reached = level
        let isExhausted = standing.seats > 0 && standing.held >= standing.seats
        if isExhausted, !standing.isExhausted {
            output.events.append(NewEvent(type: .licensePoolExhausted, subject: poolID, data: standing.usage))
        }
        standing.isExhausted = isExhausted
        guard standing != before else { return }
        pools[poolID]?.standing = standing
        output.changedPools.insert(poolID)
    }

    /// Changes what is known of a pool apart from its claims.
    mutating func setStanding(_ poolID: UUID, _ body: (inout SeatPool) -> Void) {
        guard var standing = pools[poolID]?.standing else { return }
        body(&standing)
        pools[poolID]?.standing = standing
        output.changedPools.insert(poolID)
    }
}

extension SeatPool {
    fileprivate var usage: JSONObject {
        ["seats": .integer(Int64(seats)), "held": .integer(Int64(held)), "waiting": .integer(Int64(waiting))]
    }
}
