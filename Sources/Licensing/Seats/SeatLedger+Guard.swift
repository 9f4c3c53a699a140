import Events
import FoundationEssentials
import JSON

/// The guard against mass release.
extension SeatLedger {
    /// Whether a release may take effect: nothing is held yet, and this one does not go too far.
    func mayPass(_ claim: Claim, _ step: SeatStep) -> Bool {
        guard guardian.settings.isEnabled else { return true }
        guard guardian.trip == nil else { return false }
        let released = guardian.released(at: step.time)
        return released < guardian.limit(having: peopleWithSeat, released: released)
    }

    /// Who loses the reason for a seat but keeps it for a while counts as released.
    private var peopleWithSeat: Int {
        pools.values.reduce(0) { $0 + $1.standing.held - $1.standing.inGrace }
    }

    mutating func hold(_ before: Claim, _ reason: AssignmentReason, _ step: SeatStep) {
        if guardian.trip == nil { tripGuard(at: before.key.poolID, step) }
        var claim = before
        claim.heldReason = reason
        claim.dueAt = nil
        change(before, claim)
        record(from: before.state, to: claim, step, reason: reason)
        tell(.licenseHeld, of: claim, reason: reason)
    }

    /// Whoever is deleted while the seat is held has no grace and can't keep it, whatever is decided.
    mutating func holdOn(_ before: Claim, _ reason: AssignmentReason, _ step: SeatStep) {
        guard reason == .deleted, before.heldReason != .deleted else { return }
        var claim = before
        claim.heldReason = .deleted
        change(before, claim)
        record(from: before.state, to: claim, step, reason: .deleted)
    }

    /// With the last seat that was held nothing is left to decide.
    mutating func countHeld(_ difference: Int) {
        guard difference != 0 else { return }
        guardian.held += difference
        if guardian.held == 0 { guardian.trip = nil }
        output.guardHasChanged = true
    }

    private mutating func tripGuard(at poolID: UUID, _ step: SeatStep) {
        let released = guardian.released(at: step.time)
        guardian.trip = SeatGuard.Trip(sequence: step.sequence, poolID: poolID, time: step.time)
        output.guardHasChanged = true
        output.events.append(
            NewEvent(
                type: .deletionGuardTripped, subject: poolID,
                data: [
                    "released": .integer(Int64(released)),
                    "limit": .integer(Int64(guardian.limit(having: peopleWithSeat, released: released))),
                    "window_minutes": .integer(Int64(guardian.settings.windowMinutes)),
                    "sequence": .integer(step.sequence),
                ]))
    }

    /// What the guard held of a person's is released, or stays until something else happens to the person.
    mutating func settleHeld(_ isApproved: Bool, _ step: SeatStep) {
        for before in liveClaims(of: step.userID) {
            guard let reason = before.heldReason else { continue }
            if isApproved {
                giveUp(before, reason, step)
            } else if people[step.userID] == nil {
                // Nobody could ever give it back.
                end(before.key, .deleted, step)
            } else {
                var claim = before
                claim.heldReason = nil
                claim.reason = .guardRejected
                claim.dueAt = activationDeadline(of: claim, from: step.time)
                change(before, claim)
                record(from: before.state, to: claim, step, seat: before.seatNumber)
            }
        }
    }
}
