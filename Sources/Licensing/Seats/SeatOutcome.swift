import Postgres

/// What a run of the fold leaves to its caller.
package struct SeatOutcome: Sendable {
    /// In how long the next time limit of a claim runs out; nil when none is set. Never negative.
    package let nextDue: Duration?

    init(nextDue: Duration?) {
        self.nextDue = nextDue
    }

    /// Reads the seconds of ``AssignmentStatements/nextDue`` or ``AssignmentStatements/laterDue``.
    init(_ rows: Rows) throws(PostgresError) {
        let seconds = try rows.first?.decode(Double.self, at: 0)
        self.init(nextDue: seconds.map { .milliseconds(Int64(max(0, $0 * 1000).rounded(.up))) })
    }
}
