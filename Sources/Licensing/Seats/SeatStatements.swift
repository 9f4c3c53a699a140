import Postgres

/// All SQL of the table `seats`.
enum SeatStatements {
    /// Before many seats are made: what the commit would check for all of them in one go is checked by each statement.
    static let checkAtOnce = Statement("seats.check_at_once", "SET CONSTRAINTS {schema}.seats_holder IMMEDIATE")

    /// Seats `$2` to `$3` of pool `$1`.
    static let insert = Statement(
        "seats.insert",
        "INSERT INTO {schema}.seats (pool_id, number) SELECT $1, n FROM generate_series($2::int4, $3::int4) AS n")

    /// Of each pool `$1` the `$2` lowest free seats.
    static let free = Statement(
        "seats.free",
        """
        SELECT wanted.pool_id, seat.number
        FROM unnest($1::uuid[], $2::int8[]) AS wanted (pool_id, count)
        CROSS JOIN LATERAL (
            SELECT number FROM {schema}.seats AS s WHERE s.pool_id = wanted.pool_id AND s.user_id IS NULL
            ORDER BY number LIMIT wanted.count
        ) AS seat
        """)

    /// Gives seat `$2` of pool `$1` to person `$3`, or to nobody; set-wise.
    static let write = Statement(
        "seats.write",
        """
        UPDATE {schema}.seats AS s SET user_id = new.user_id
        FROM unnest($1::uuid[], $2::int4[], $3::uuid[]) AS new (pool_id, number, user_id)
        WHERE s.pool_id = new.pool_id AND s.number = new.number
        """)

    static func binds(writing seats: [SeatWrites.Seat]) -> [Bind] {
        [
            .uuids(seats.map(\.poolID)), .int4s(seats.map { Int32($0.number) }), .optionalUUIDs(seats.map(\.userID)),
        ]
    }

    static let delete = Statement(
        "seats.delete",
        """
        DELETE FROM {schema}.seats AS s USING unnest($1::uuid[], $2::int4[]) AS gone (pool_id, number)
        WHERE s.pool_id = gone.pool_id AND s.number = gone.number
        """)

    /// The `$2` highest free seats of pool `$1`.
    static let deleteFree = Statement(
        "seats.delete_free",
        """
        DELETE FROM {schema}.seats WHERE pool_id = $1 AND number = ANY (
            ARRAY(SELECT number FROM {schema}.seats WHERE pool_id = $1 AND user_id IS NULL
                  ORDER BY number DESC LIMIT $2))
        RETURNING number
        """)

    /// The first `$2` seats of pool `$1`.
    static let deleteAny = Statement(
        "seats.delete_any",
        """
        DELETE FROM {schema}.seats WHERE pool_id = $1 AND number = ANY (
            ARRAY(SELECT number FROM {schema}.seats WHERE pool_id = $1 ORDER BY number LIMIT $2))
        RETURNING number
        """)

    /// The `$2` highest seats of pool `$1` that somebody has.
    static let highest = Statement(
        "seats.highest",
        """
        SELECT number, user_id FROM {schema}.seats WHERE pool_id = $1 AND user_id IS NOT NULL
        ORDER BY number DESC LIMIT $2
        """)
}
