import Postgres

/// All SQL of the table `seat_cursor`.
enum SeatCursorStatements {
    /// For the rest of the transaction, which takes few rows each time: from the front of an index that is in the wanted
    /// order. Without statistics, as after a first import, the planner would read and sort the whole line.
    static let planByIndex = Statement(
        "seat_cursor.plan_by_index",
        """
        SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
               set_config('enable_sort', 'off', true)
        """)

    /// A statement of its own: what is read next has a snapshot taken after the wait.
    static let lock = Statement(
        "seat_cursor.lock", "SELECT last_sequence, part, part_key FROM {schema}.seat_cursor FOR UPDATE")

    /// The first statement of a transaction that reads several tables as they stood at one moment.
    static let oneSnapshot = Statement(
        "seat_cursor.one_snapshot", "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    static let position = Statement("seat_cursor.position", "SELECT last_sequence FROM {schema}.seat_cursor")

    static let advance = Statement(
        "seat_cursor.advance", "UPDATE {schema}.seat_cursor SET last_sequence = $1, part = $2, part_key = $3")

    /// How far the seats have followed, and how far the log reaches.
    static let reach = Statement(
        "seat_cursor.reach",
        """
        SELECT c.last_sequence, s.last_sequence
        FROM {schema}.seat_cursor AS c CROSS JOIN {schema}.event_sequence AS s
        """)

    /// Events of the types `$1` that the seats have yet to follow, counted up to `$2`, and whether one of the newest `$3` without a
    /// number is of these types. The seats' own events have numbers behind the cursor too, and are nothing to follow.
    static let ahead = Statement(
        "seat_cursor.ahead",
        """
        SELECT (SELECT count(*) FROM (
                    SELECT FROM {schema}.events
                    WHERE sequence > c.last_sequence AND type = ANY ($1::text[]) ORDER BY sequence LIMIT $2) AS e),
               EXISTS (SELECT FROM (
                    SELECT type FROM {schema}.event_arrivals ORDER BY ordinal DESC LIMIT $3) AS a
                    WHERE type = ANY ($1::text[]))
        FROM {schema}.seat_cursor AS c
        """)
}
