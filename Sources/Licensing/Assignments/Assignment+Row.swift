import FoundationEssentials
import Postgres

extension Assignment {
    /// Reads the columns of ``AssignmentStatements/columns`` and the position in line.
    init(_ row: Row) throws(PostgresError) {
        let claim = try Claim(row)
        self.init(
            poolID: claim.key.poolID, userID: claim.key.userID, state: claim.state, source: claim.source,
            configurationID: claim.configurationID, ruleID: claim.ruleID, seatNumber: claim.seatNumber,
            claimedSequence: claim.claimedSequence, since: claim.since, reason: claim.reason, dueAt: claim.dueAt,
            activatedAt: claim.activatedAt, heldReason: claim.heldReason,
            waitlistPosition: try row.decode(Int?.self, at: Claim.columnCount))
    }
}
