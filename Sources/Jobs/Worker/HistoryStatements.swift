import Postgres

/// All SQL about the partitions of `rollcall.job_history`, one for each day of UTC.
enum HistoryStatements {
    /// Days from today to `$1` days ahead that have no partition: name, first and following day.
    static let missing = Statement(
        "job_history.missing",
        """
        SELECT to_char(day, '"job_history_"YYYYMMDD'), to_char(day, 'YYYY-MM-DD'),
               to_char(day + interval '1 day', 'YYYY-MM-DD')
        FROM generate_series((now() AT TIME ZONE 'UTC')::date,
                             (now() AT TIME ZONE 'UTC')::date + $1::int4, interval '1 day') AS day
        WHERE to_regclass(to_char(day, '"rollcall.job_history_"YYYYMMDD')) IS NULL
        """)

    /// Partitions whose last day ended more than `$1` seconds ago.
    static let expired = Statement(
        "job_history.expired",
        """
        SELECT relname::text
        FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
        WHERE inhparent = 'rollcall.job_history'::regclass AND relname ~ '^job_history_[0-9]{8}$'
          AND (to_date(right(relname, 8), 'YYYYMMDD') + 1)::timestamp
              < (now() AT TIME ZONE 'UTC') - make_interval(secs => $1)
        """)

    /// The same for rows that found no partition; some at a time.
    static let deleteStray = Statement(
        "job_history.delete_stray",
        """
        DELETE FROM rollcall.job_history_default WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM rollcall.job_history_default
            WHERE finished_at < now() - make_interval(secs => $1) LIMIT 10000))
        """)

    /// Partitions come and go under a lock that completions wait for: rather try again later than make them wait.
    static let limitLockWait = Statement(
        "job_history.limit_lock_wait", "SELECT set_config('lock_timeout', '500ms', true)")

    /// Nil unless the three are what `missing` returns: they become part of the text, which takes no parameters here.
    static func create(partition: String, from start: String, to end: String) -> Statement? {
        guard isPartition(partition), isDay(start), isDay(end) else { return nil }
        return Statement(
            "job_history.create_partition",
            """
            CREATE TABLE IF NOT EXISTS rollcall.\(partition) PARTITION OF rollcall.job_history
            FOR VALUES FROM ('\(start)T00:00:00Z') TO ('\(end)T00:00:00Z')
            """)
    }

    static func drop(partition: String) -> Statement? {
        guard isPartition(partition) else { return nil }
        return Statement("job_history.drop_partition", "DROP TABLE IF EXISTS rollcall.\(partition)")
    }

    private static func isPartition(_ text: String) -> Bool {
        text.wholeMatch(of: /job_history_[0-9]{8}/) != nil
    }

    private static func isDay(_ text: String) -> Bool {
        text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil
    }
}
