import Postgres

/// All SQL that keeps `rollcall.jobs` small.
enum QueueVacuumStatements {
    /// Whether more than `$1` rows are dead and nobody is at it.
    static let needs = Statement(
        "jobs.needs_vacuum",
        """
        SELECT coalesce(bool_or(n_dead_tup > $1), false)
               AND NOT EXISTS (SELECT FROM pg_stat_progress_vacuum WHERE relid = 'rollcall.jobs'::regclass)
        FROM pg_stat_user_tables WHERE relid = 'rollcall.jobs'::regclass
        """)

    /// Waits for nobody; the indexes, which claims walk, are always cleaned.
    static let vacuum = Statement("jobs.vacuum", "VACUUM (SKIP_LOCKED, INDEX_CLEANUP ON) rollcall.jobs")
}
