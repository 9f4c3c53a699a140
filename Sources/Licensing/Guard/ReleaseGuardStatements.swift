import Postgres

/// All SQL of the table `release_guard`.
enum ReleaseGuardStatements {
    /// The settings that are wanted, and how the seats stand.
    static let state = Statement(
        "release_guard.state",
        """
        SELECT w.enabled, w.minimum, w.percent, w.window_minutes, w.version, s.tripped_at, s.tripped_sequence,
               s.tripped_pool_id, (SELECT count(*) FROM {schema}.assignments WHERE held_reason IS NOT NULL)
        FROM {schema}.release_guard AS w CROSS JOIN {schema}.seat_guard AS s
        """)

    static let lock = Statement("release_guard.lock", "SELECT version FROM {schema}.release_guard FOR UPDATE")

    static let update = Statement(
        "release_guard.update",
        """
        UPDATE {schema}.release_guard SET enabled = $1, minimum = $2, percent = $3, window_minutes = $4,
            version = version + 1
        """)

    /// Up to `$3` claims that are held, after `$1` of pool `$2`.
    static let held = Statement(
        "release_guard.held",
        """
        SELECT user_id, pool_id, held_reason FROM {schema}.assignments
        WHERE held_reason IS NOT NULL AND (user_id, pool_id) > ($1::uuid, $2::uuid) ORDER BY user_id, pool_id LIMIT $3
        """)
}
