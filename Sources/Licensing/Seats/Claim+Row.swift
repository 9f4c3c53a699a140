import FoundationEssentials
import Postgres
import Tenancy

extension Claim {
    static let columnCount = 13

    /// Reads the columns of ``AssignmentStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (pool, user, state, source, configuration, seat, sequence, since) = try row.decode(
            UUID.self, UUID.self, String.self, String.self, UUID?.self, Int?.self, Int64.self, Date.self)
        let held = try row.decode(String?.self, at: 12)
        guard let state = AssignmentState(rawValue: state), let source = AssignmentSource(rawValue: source),
            let reason = AssignmentReason(rawValue: try row.decode(String.self, at: 9)),
            held == nil || held.flatMap(AssignmentReason.init) != nil
        else {
            throw .decoding("an assignment has a state, source or reason that this release does not know")
        }
        self.init(
            key: ClaimKey(poolID: pool, userID: user), state: state, source: source, configurationID: configuration,
            ruleID: try row.decode(UUID?.self, at: 8), seatNumber: seat, claimedSequence: sequence, since: since,
            reason: reason, dueAt: try row.decode(Date?.self, at: 10), activatedAt: try row.decode(Date?.self, at: 11),
            heldReason: held.flatMap(AssignmentReason.init))
    }
}
