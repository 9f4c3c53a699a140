import Postgres

/// All SQL of `rollcall.job_schedules`, a page of rows.
enum ScheduleStatements {
    private static let columns = "name, recurrence, next_at, last_at, paused_at"

    private static let isDue = "(is_wanted OR (paused_at IS NULL AND next_at <= now()))"

    /// Makes the schedules `$1` known with recurrences `$2` and first moments `$3`; one whose recurrence has changed begins
    /// anew.
    static let register = Statement(
        "job_schedules.register",
        """
        INSERT INTO rollcall.job_schedules AS known (name, recurrence, next_at)
        SELECT name, recurrence, next_at FROM unnest($1::text[], $2::text[], $3::timestamptz[])
            AS new (name, recurrence, next_at) ORDER BY name
        ON CONFLICT (name) DO UPDATE SET recurrence = excluded.recurrence, next_at = excluded.next_at
            WHERE known.recurrence <> excluded.recurrence
        """)

    static let now = Statement("job_schedules.now", "SELECT now()")

    /// Those of `$1` whose moment has come, with the database's time.
    static let due = Statement(
        "job_schedules.due",
        """
        SELECT name, next_at, now() FROM rollcall.job_schedules
        WHERE name = ANY ($1::text[]) AND \(isDue)
        """)

    /// Moves schedule `$1` from moment `$2` on to `$3`. No row: another worker has, or an operator has paused it.
    static let advance = Statement(
        "job_schedules.advance",
        """
        UPDATE rollcall.job_schedules SET next_at = $3, last_at = now(), is_wanted = false
        WHERE name = $1 AND next_at = $2 AND \(isDue)
        RETURNING name
        """)

    static let list = Statement(
        "job_schedules.list", "SELECT \(columns) FROM rollcall.job_schedules ORDER BY name LIMIT 1000")

    static let pause = Statement(
        "job_schedules.pause",
        """
        UPDATE rollcall.job_schedules SET paused_at = coalesce(paused_at, now()) WHERE name = $1 RETURNING \(columns)
        """)

    static let resume = Statement(
        "job_schedules.resume",
        "UPDATE rollcall.job_schedules SET paused_at = NULL WHERE name = $1 RETURNING \(columns)")

    static let run = Statement(
        "job_schedules.run",
        """
        UPDATE rollcall.job_schedules SET is_wanted = true WHERE name = $1 RETURNING \(columns)
        """)
}
