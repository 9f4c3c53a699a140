import Postgres

/// All SQL of `rollcall.queue_minutes`.
enum RateStatements {
    /// Adds to this minute of queues `$2` what worker `$1` has done.
    static let add = Statement(
        "queue_minutes.add",
        """
        INSERT INTO rollcall.queue_minutes AS known (queue, minute, worker_id, completed, failed, discarded)
        SELECT queue, date_trunc('minute', now()), $1, completed, failed, discarded
        FROM unnest($2::text[], $3::int4[], $4::int4[], $5::int4[]) AS new (queue, completed, failed, discarded)
        ON CONFLICT (queue, minute, worker_id) DO UPDATE SET
            completed = known.completed + excluded.completed, failed = known.failed + excluded.failed,
            discarded = known.discarded + excluded.discarded
        """)

    /// The last `$2` whole minutes of queue `$1`, oldest first, those without work too.
    static let minutes = Statement(
        "queue_minutes.list",
        """
        SELECT minute, sum(completed)::int8, sum(failed)::int8, sum(discarded)::int8
        FROM (
            SELECT minute, 0 AS completed, 0 AS failed, 0 AS discarded
            FROM generate_series(date_trunc('minute', now()) - make_interval(mins => $2::int4),
                                 date_trunc('minute', now()) - interval '1 minute', interval '1 minute') AS minute
            UNION ALL
            SELECT minute, completed, failed, discarded FROM rollcall.queue_minutes
            WHERE queue = $1 AND minute >= date_trunc('minute', now()) - make_interval(mins => $2::int4)
              AND minute < date_trunc('minute', now())
        ) AS done
        GROUP BY minute ORDER BY minute
        """)

    /// The queues that have any minute, one probe each.
    static let queues = Statement(
        "queue_minutes.queues",
        """
        WITH RECURSIVE queue AS (
            (SELECT queue AS name FROM rollcall.queue_minutes ORDER BY queue LIMIT 1)
            UNION ALL
            SELECT (SELECT known.queue FROM rollcall.queue_minutes AS known WHERE known.queue > queue.name
                    ORDER BY known.queue LIMIT 1)
            FROM queue WHERE queue.name IS NOT NULL)
        SELECT name FROM queue WHERE name IS NOT NULL
        """)

    /// Forgets minutes older than `$1` seconds.
    static let prune = Statement(
        "queue_minutes.prune", "DELETE FROM rollcall.queue_minutes WHERE minute < now() - make_interval(secs => $1)")
}
