import FoundationEssentials
import Postgres

/// A change of a claim with its place in the history.
package struct RecordedChange: Sendable, Hashable {
    /// Grows with every change; where a page is continued.
    package let number: Int64
    package let change: AssignmentChange
}

extension RecordedChange {
    /// Reads the columns of ``HistoryStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (number, sequence, time, user, pool, former, state, reason) = try row.decode(
            Int64.self, Int64.self, Date.self, UUID.self, UUID.self, String?.self, String.self, String.self)
        guard let state = AssignmentState(rawValue: state), let reason = AssignmentReason(rawValue: reason),
            let source = AssignmentSource(rawValue: try row.decode(String.self, at: 8))
        else { throw .decoding("the history has a state, source or reason that this release does not know") }
        self.init(
            number: number,
            change: AssignmentChange(
                sequence: sequence, time: time, userID: user, poolID: pool,
                formerState: former.flatMap(AssignmentState.init), state: state, reason: reason, source: source,
                ruleID: try row.decode(UUID?.self, at: 9), seatNumber: try row.decode(Int?.self, at: 10)))
    }
}
