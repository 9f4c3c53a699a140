import Postgres

/// All SQL of the tables `seat_guard` and `seat_releases`.
enum SeatGuardStatements {
    static let read = Statement(
        "seat_guard.read",
        """
        SELECT enabled, minimum, percent, window_minutes, tripped_sequence, tripped_pool_id, tripped_at, held
        FROM {schema}.seat_guard
        """)

    static let write = Statement(
        "seat_guard.write",
        """
        UPDATE {schema}.seat_guard SET enabled = $1, minimum = $2, percent = $3, window_minutes = $4,
            tripped_sequence = $5, tripped_pool_id = $6, tripped_at = $7, held = $8
        """)

    /// Since minute `$1`.
    static let releases = Statement(
        "seat_releases.since", "SELECT minute, releases FROM {schema}.seat_releases WHERE minute >= $1")

    static let writeReleases = Statement(
        "seat_releases.write",
        """
        INSERT INTO {schema}.seat_releases (minute, releases) SELECT * FROM unnest($1::int8[], $2::int4[])
        ON CONFLICT (minute) DO UPDATE SET releases = excluded.releases
        """)

    /// Up to minute `$1`.
    static let forgetReleases = Statement(
        "seat_releases.forget", "DELETE FROM {schema}.seat_releases WHERE minute <= $1")
}
