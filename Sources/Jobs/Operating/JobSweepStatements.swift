import Postgres

/// The statements that change every job that matches a filter, if there are as many as expected.
///
/// `$1` kind, `$2` tenant, `$3` queue, `$4` the expected number. The state is written out, so that its index is used, and
/// said again at the change: what a worker has taken meanwhile is left alone.
enum JobSweepStatements {
    static let retryDiscarded = sweep(
        "retry_discarded", .discarded,
        "state = 'ready', run_at = now(), attempt = 0, rescues = 0, "
            + "claimed_at = coalesce(claimed_at, now())")
    static let retryScheduled = sweep("retry_scheduled", .scheduled, "state = 'ready', run_at = now()")
    static let discardReady = sweep("discard_ready", .ready, discarded)
    static let discardScheduled = sweep("discard_scheduled", .scheduled, discarded)

    /// How many there are, up to `$4`, before anybody sweeps.
    static let counts: [JobState: Statement] = Dictionary(
        uniqueKeysWithValues: ([.ready, .scheduled, .discarded] as [JobState]).map { ($0, count($0)) })

    private static func count(_ state: JobState) -> Statement {
        // Nobody needs the order but the planner: where most jobs are believed to be ready it would read all that are not.
        let order = state == .ready ? "ORDER BY queue, tenant_id, priority, id" : ""
        return Statement(
            "jobs.count_\(state.rawValue)",
            """
            SELECT count(*) FROM (
                SELECT FROM rollcall.jobs
                WHERE state = '\(state.rawValue)' AND ($1::text IS NULL OR kind = $1)
                  AND ($2::text IS NULL OR tenant_id = $2) AND ($3::text IS NULL OR queue = $3)
                \(order) LIMIT $4::int8) AS counted
            """)
    }

    private static let discarded = "state = 'discarded', last_error = coalesce(last_error, 'discarded by an operator')"

    private static func sweep(_ name: String, _ state: JobState, _ change: String) -> Statement {
        Statement(
            "jobs.\(name)",
            """
            WITH matching AS MATERIALIZED (
                SELECT id FROM rollcall.jobs
                WHERE state = '\(state.rawValue)' AND ($1::text IS NULL OR kind = $1)
                  AND ($2::text IS NULL OR tenant_id = $2) AND ($3::text IS NULL OR queue = $3)
                LIMIT $4::int8 + 1),
            changed AS (
                UPDATE rollcall.jobs SET \(change)
                WHERE id = ANY (ARRAY(SELECT id FROM matching WHERE (SELECT count(*) FROM matching) = $4::int8))
                  AND state = '\(state.rawValue)'
                RETURNING id),
            forgotten AS (DELETE FROM rollcall.job_cancellations WHERE job_id = ANY (ARRAY(SELECT id FROM changed)))
            SELECT (SELECT count(*) FROM matching), (SELECT count(*) FROM changed)
            """)
    }
}
