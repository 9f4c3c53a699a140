import Events
import FoundationEssentials

/// How people lose a seat.
extension SeatLedger {
    /// Nothing speaks for the claim any more. A seat may be held by the guard or kept for a while.
    mutating func leave(_ claim: Claim, _ reason: AssignmentReason, _ step: SeatStep) {
        switch claim.state {
        case .released: break
        case .waitlisted: release(claim, reason, step)
        case .grace: if reason == .deleted { release(claim, reason, step) }
        case .assigned:
            guard claim.heldReason == nil else { return holdOn(claim, reason, step) }
            giveUpIfItMayPass(claim, reason, step)
        }
    }

    private mutating func giveUpIfItMayPass(_ claim: Claim, _ reason: AssignmentReason, _ step: SeatStep) {
        guard mayPass(claim, step) else { return hold(claim, reason, step) }
        guardian.pass(at: step.time)
        output.changedMinutes.insert(SeatGuard.minute(of: step.time))
        giveUp(claim, reason, step)
    }

    /// A release that the guard has let pass, or an administrator, takes effect.
    mutating func giveUp(_ claim: Claim, _ reason: AssignmentReason, _ step: SeatStep) {
        let hours = pools[claim.key.poolID]?.standing.settings.graceHours ?? 0
        switch reason {
        case .notActivated:
            // Else the next event of the person would give it back.
            setWish(SeatWish(kind: .excluded, source: .auto), step.userID, claim.key.poolID)
            release(claim, reason, step)
        case .deleted: release(claim, reason, step)
        case _ where hours > 0:
            startGrace(claim, reason, until: step.time.addingTimeInterval(Double(hours) * 3600), step)
        default: release(claim, reason, step)
        }
    }

    /// Ends a claim that stands, whatever speaks for it.
    mutating func end(_ key: ClaimKey, _ reason: AssignmentReason, _ step: SeatStep) {
        guard let claim = claims[key], claim.state.isLive else { return }
        release(claim, reason, step)
    }

    func release(_ reason: AssignmentReason, of before: Claim, _ step: SeatStep) -> Claim {
        var claim = before
        claim.state = .released
        claim.seatNumber = nil
        claim.since = step.time
        claim.reason = reason
        claim.dueAt = nil
        claim.activatedAt = nil
        claim.heldReason = nil
        return claim
    }

    private mutating func release(_ before: Claim, _ reason: AssignmentReason, _ step: SeatStep) {
        let claim = release(reason, of: before, step)
        change(before, claim)
        record(from: before.state, to: claim, step, seat: before.seatNumber)
        if before.seatNumber == nil { pools[before.key.poolID]?.line.leave(before) }
        tell(reason.isRevocation ? .licenseRevoked : .licenseReleased, of: before, reason: reason)
        guard let number = before.seatNumber else { return }
        vacate(number, of: before.key.poolID, isClosing: reason == .poolDeleted)
        serveLine(of: before.key.poolID, step)
    }

    /// The seat becomes free, or goes where there are more than were bought.
    private mutating func vacate(_ number: Int, of poolID: UUID, isClosing: Bool) {
        guard var standing = pools[poolID]?.standing else { return }
        let key = SeatOutput.SeatKey(poolID: poolID, number: number)
        if isClosing || standing.overflow > 0 {
            standing.rows -= 1
            standing.seats = min(standing.seats, standing.rows)
            pools[poolID]?.standing = standing
            output.holders[key] = nil
            output.removedSeats.insert(key)
        } else {
            pools[poolID]?.freeSeats.insert(number)
            output.holders[key] = .some(nil)
        }
    }

    private mutating func startGrace(
        _ before: Claim, _ reason: AssignmentReason, until end: Date, _ step: SeatStep
    ) {
        var claim = before
        claim.state = .grace
        claim.since = step.time
        claim.reason = reason
        claim.dueAt = end
        claim.heldReason = nil
        change(before, claim)
        record(from: before.state, to: claim, step, seat: before.seatNumber)
        tell(.licenseGraceStarted, of: claim, reason: reason)
    }

    // MARK: Activation and time limits

    mutating func activate(_ poolID: UUID, _ step: SeatStep) {
        let key = ClaimKey(poolID: poolID, userID: step.userID)
        guard let before = claims[key], before.seatNumber != nil, before.activatedAt == nil else { return }
        var claim = before
        claim.activatedAt = step.time
        if claim.state == .assigned { claim.dueAt = nil }
        let isRestored = claim.heldReason == .notActivated
        if isRestored { claim.heldReason = nil }
        change(before, claim)
        guard isRestored else { return }
        record(from: before.state, to: claim, step)
        tell(.licenseRestored, of: claim)
    }

    mutating func expire(_ poolID: UUID, _ dueAt: Date, _ step: SeatStep) {
        let key = ClaimKey(poolID: poolID, userID: step.userID)
        guard let claim = claims[key], claim.dueAt?.microseconds == dueAt.microseconds else { return }
        switch claim.state {
        case .grace: release(claim, .graceExpired, step)
        case .assigned: giveUpIfItMayPass(claim, .notActivated, step)
        case .waitlisted, .released: break
        }
    }

    /// The new limit counts from its change: whoever has had the seat for longer is not to lose it at once.
    mutating func changeReclaim(_ poolID: UUID, _ step: SeatStep) {
        let key = ClaimKey(poolID: poolID, userID: step.userID)
        guard let before = claims[key], before.state == .assigned, before.heldReason == nil else { return }
        var claim = before
        claim.dueAt = activationDeadline(of: claim, from: step.time)
        guard claim != before else { return }
        change(before, claim)
        if claim.dueAt != nil { output.limits.append(key) }
    }

    /// Back to the end of the line, while there are more seats than were bought. Whom nothing speaks for any more, as after a
    /// release that was rejected, does not wait.
    mutating func evict(_ poolID: UUID, _ step: SeatStep) {
        let key = ClaimKey(poolID: poolID, userID: step.userID)
        guard let before = claims[key], let number = before.seatNumber, let pool = pools[poolID],
            pool.standing.overflow > 0
        else { return }
        let isWanted = wanted(of: step.userID).contains { $0.poolID == poolID }
        if before.state == .grace || before.heldReason != nil || !isWanted {
            return release(before, .poolShrunk, step)
        }
        var claim = before
        claim.state = .waitlisted
        claim.seatNumber = nil
        claim.claimedSequence = step.sequence
        claim.since = step.time
        claim.reason = .poolShrunk
        claim.dueAt = nil
        claim.activatedAt = nil
        change(before, claim)
        record(from: before.state, to: claim, step, seat: before.seatNumber)
        tell(.licenseRevoked, of: before, reason: .poolShrunk)
        vacate(number, of: poolID, isClosing: false)
        pools[poolID]?.line.join(claim)
        tell(.licenseWaitlisted, of: claim)
        serveLine(of: poolID, step)
    }
}
