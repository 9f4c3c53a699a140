import Postgres

/// All SQL of the table `seat_wishes`.
enum SeatWishStatements {
    static let ofPeople = Statement(
        "seat_wishes.of_people",
        "SELECT user_id, pool_id, kind, source FROM {schema}.seat_wishes WHERE user_id = ANY ($1::uuid[])")

    static let write = Statement(
        "seat_wishes.write",
        """
        INSERT INTO {schema}.seat_wishes (user_id, pool_id, kind, source)
        SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
        ON CONFLICT (user_id, pool_id) DO UPDATE SET kind = excluded.kind, source = excluded.source
        """)

    static let delete = Statement(
        "seat_wishes.delete",
        """
        DELETE FROM {schema}.seat_wishes AS w USING unnest($1::uuid[], $2::uuid[]) AS gone (user_id, pool_id)
        WHERE w.user_id = gone.user_id AND w.pool_id = gone.pool_id
        """)

    static let deleteOfPeople = Statement(
        "seat_wishes.delete_of_people", "DELETE FROM {schema}.seat_wishes WHERE user_id = ANY ($1::uuid[])")

    /// The first `$2` wishes about pool `$1`.
    static let deleteOfPool = Statement(
        "seat_wishes.delete_of_pool",
        """
        DELETE FROM {schema}.seat_wishes WHERE pool_id = $1 AND user_id = ANY (
            ARRAY(SELECT user_id FROM {schema}.seat_wishes WHERE pool_id = $1 ORDER BY user_id LIMIT $2))
        RETURNING user_id
        """)
}
