import Postgres

/// All SQL of the tables `event_arrivals`, `events` and `event_sequence`.
enum EventStatements {
    /// Set-wise; the ordinals follow the order of the arrays.
    static let append = Statement(
        "events.append",
        """
        INSERT INTO {schema}.event_arrivals (id, type, time, subject, data, changes)
        SELECT id, type, time, subject, data, changes
        FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::uuid[], $5::text[], $6::text[]) WITH ORDINALITY
             AS new (id, type, time, subject, data, changes, place)
        ORDER BY place
        """)

    /// By the index, which remembers dead rows, and not by walking the pages that they have left behind.
    static let hasArrivals = Statement(
        "events.has_arrivals",
        "SELECT (SELECT ordinal FROM {schema}.event_arrivals ORDER BY ordinal LIMIT 1) IS NOT NULL")

    /// The sequence as far as which events are forgotten.
    static let forgotten = Statement(
        "events.forgotten", "SELECT forgotten_sequence FROM {schema}.event_sequence")

    /// Forgets at most `$2` events from the oldest on: those of more than `$1` seconds ago, up to the first that is younger
    /// and to sequence `$3`. Answers how many.
    ///
    /// Times are those of the writers, so they may run back a little where sequences don't.
    static let forget = Statement(
        "events.forget",
        """
        WITH oldest AS MATERIALIZED (
            SELECT sequence, time < now() - make_interval(secs => $1) AS is_old FROM {schema}.events
            WHERE sequence <= $3 ORDER BY sequence LIMIT $2
        ), forgotten AS (
            DELETE FROM {schema}.events
            WHERE sequence = ANY (ARRAY(
                SELECT sequence FROM oldest
                WHERE sequence < coalesce((SELECT min(sequence) FROM oldest WHERE NOT is_old), 9223372036854775807)))
            RETURNING sequence
        ), counted AS (
            SELECT count(*) AS count, max(sequence) AS last FROM forgotten
        ), noted AS (
            UPDATE {schema}.event_sequence SET forgotten_sequence = greatest(forgotten_sequence, counted.last)
            FROM counted WHERE counted.count > 0
        )
        SELECT count FROM counted
        """)

    /// Only the holder of this lock may number. A statement of its own, so that the next one's snapshot is taken after the
    /// wait and sees what the former holder has done.
    static let lockSequence = Statement(
        "events.lock_sequence", "SELECT last_sequence FROM {schema}.event_sequence FOR UPDATE")

    /// Moves up to `$1` events into the log; answers how many.
    ///
    /// `= ANY (ARRAY(…))` finds the rows by the primary key whatever the planner believes about a table that is empty one
    /// moment and full the next.
    static let number = Statement(
        "events.number",
        """
        WITH arrived AS (
            DELETE FROM {schema}.event_arrivals
            WHERE ordinal = ANY (ARRAY(SELECT ordinal FROM {schema}.event_arrivals ORDER BY ordinal LIMIT $1))
            RETURNING ordinal, id, type, time, subject, data, changes
        ), numbered AS (
            INSERT INTO {schema}.events (sequence, id, type, time, subject, data, changes)
            SELECT s.last_sequence + row_number() OVER (ORDER BY a.ordinal),
                   a.id, a.type, a.time, a.subject, a.data, a.changes
            FROM arrived AS a CROSS JOIN {schema}.event_sequence AS s
            RETURNING sequence
        ), counted AS (
            SELECT count(*) AS count FROM numbered
        ), advanced AS (
            UPDATE {schema}.event_sequence AS s SET last_sequence = s.last_sequence + counted.count
            FROM counted WHERE counted.count > 0
        )
        SELECT count FROM counted
        """)

    static let page = Statement(
        "events.page",
        """
        SELECT id, sequence, type, time, subject, data, changes
        FROM {schema}.events WHERE sequence > $1 ORDER BY sequence LIMIT $2
        """)

    /// Up to `$3` events about `$1` before sequence `$2`, the newest first.
    static let about = Statement(
        "events.about",
        """
        SELECT id, sequence, type, time, subject, data, changes
        FROM {schema}.events WHERE subject = $1 AND sequence < $2 ORDER BY sequence DESC LIMIT $3
        """)

    /// The first and the last number of the log.
    static let bounds = Statement(
        "events.bounds",
        """
        SELECT (SELECT sequence FROM {schema}.events ORDER BY sequence LIMIT 1),
               (SELECT sequence FROM {schema}.events ORDER BY sequence DESC LIMIT 1)
        """)

    static let time = Statement("events.time", "SELECT time FROM {schema}.events WHERE sequence = $1")

    static let lastSequence = Statement(
        "events.last_sequence", "SELECT last_sequence FROM {schema}.event_sequence")

    /// Up to `$2` events of types `$3`.
    static let pageOfTypes = Statement(
        "events.page_of_types",
        """
        SELECT id, sequence, type, time, subject, data, changes
        FROM {schema}.events WHERE sequence > $1 AND type = ANY ($3::text[]) ORDER BY sequence LIMIT $2
        """)
}
