import Postgres

/// All SQL of the table `assignments`.
enum AssignmentStatements {
    static let columns = """
        pool_id, user_id, state, source, configuration_id, seat_number, claimed_sequence, since
        """

    // MARK: Lists: $1 rows at most, each with its position in line

    /// `$2` the person, `$3` the pool and `$4` the state unless NULL, after pool `$5`.
    static let pageOfUser = listing(
        "assignments.page_of_user",
        """
        user_id = $2 AND ($3::uuid IS NULL OR pool_id = $3) AND ($4::text IS NULL OR state = $4) AND pool_id > $5
        """)

    /// `$2` the pool, after the claim `$3` of `$4`; in the order of the line.
    static let pageOfLine = listing(
        "assignments.page_of_line",
        "pool_id = $2 AND state = 'waitlisted' AND (claimed_sequence, user_id) > ($3::int8, $4::uuid)",
        order: "claimed_sequence, user_id")

    // Beside `pool_id = …` or `state = …` the planner would walk an index in the order of people or pools and hope to meet
    // matching ones soon. Ranges of whole keys leave it the one index that is in that order.

    /// After pool `$2` and person `$3`, as far as pool `$4` and person `$5`.
    static let page = listing(
        "assignments.page",
        "(pool_id, user_id) > ($2::uuid, $3::uuid) AND (pool_id, user_id) <= ($4::uuid, $5::uuid)")

    /// The same in state `$6`.
    static let pageInState = listing(
        "assignments.page_in_state",
        """
        (state, pool_id, user_id) > ($6::text, $2::uuid, $3::uuid)
        AND (state, pool_id, user_id) <= ($6::text, $4::uuid, $5::uuid)
        """,
        order: "state, pool_id, user_id")

    /// The position is the rank in the index of the line. Of a page's waiting rows each counts only from the one before, so
    /// that a page costs one pass over the index as far as its last row.
    private static func listing(_ name: String, _ condition: String, order: String = "pool_id, user_id") -> Statement {
        Statement(
            name,
            """
            WITH page AS MATERIALIZED (
                SELECT \(columns) FROM {schema}.assignments WHERE \(condition) ORDER BY \(order) LIMIT $1
            ), waiting AS (
                SELECT pool_id, user_id, claimed_sequence,
                       coalesce(lag(claimed_sequence) OVER line, 0) AS earlier_sequence,
                       coalesce(lag(user_id) OVER line, '00000000-0000-0000-0000-000000000000') AS earlier_user
                FROM page WHERE state = 'waitlisted'
                WINDOW line AS (PARTITION BY pool_id ORDER BY claimed_sequence, user_id)
            ), positions AS (
                SELECT w.pool_id, w.user_id,
                       (sum(step.people) OVER (PARTITION BY w.pool_id ORDER BY w.claimed_sequence, w.user_id))::int8
                           AS position
                FROM waiting AS w
                CROSS JOIN LATERAL (
                    SELECT count(*) AS people FROM {schema}.assignments AS a
                    WHERE a.pool_id = w.pool_id AND a.state = 'waitlisted'
                      AND (a.claimed_sequence, a.user_id) > (w.earlier_sequence, w.earlier_user)
                      AND (a.claimed_sequence, a.user_id) <= (w.claimed_sequence, w.user_id)
                ) AS step
            )
            SELECT \(columns), position FROM page LEFT JOIN positions USING (pool_id, user_id) ORDER BY \(order)
            """)
    }

    // MARK: The fold of the event log

    /// What the people of `$1` claim or have claimed.
    static let claims = Statement(
        "assignments.claims", "SELECT \(columns) FROM {schema}.assignments WHERE user_id = ANY ($1::uuid[])")

    /// The first `$2` people in the line of each pool `$1`.
    static let heads = Statement(
        "assignments.heads",
        """
        SELECT \(columns) FROM unnest($1::uuid[]) AS wanted (pool_id)
        CROSS JOIN LATERAL (
            SELECT user_id, state, source, configuration_id, seat_number, claimed_sequence, since
            FROM {schema}.assignments AS a WHERE a.pool_id = wanted.pool_id AND a.state = 'waitlisted'
            ORDER BY claimed_sequence, user_id LIMIT $2
        ) AS head
        """)

    /// Set-wise; `$6` holds 0 for no seat.
    static let write = Statement(
        "assignments.write",
        """
        INSERT INTO {schema}.assignments (\(columns))
        SELECT pool_id, user_id, state, source, configuration_id, nullif(seat_number, 0), claimed_sequence, since
        FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::int4[], $7::int8[],
                    $8::timestamptz[])
             AS new (\(columns))
        ON CONFLICT (pool_id, user_id) DO UPDATE SET
            state = excluded.state, source = excluded.source, configuration_id = excluded.configuration_id,
            seat_number = excluded.seat_number, claimed_sequence = excluded.claimed_sequence, since = excluded.since
        """)

    static func binds(writing claims: [Claim]) -> [Bind] {
        [
            .uuids(claims.map(\.key.poolID)), .uuids(claims.map(\.key.userID)), .texts(claims.map(\.state.rawValue)),
            .texts(claims.map(\.source.rawValue)), .optionalUUIDs(claims.map(\.configurationID)),
            .int4s(claims.map { Int32($0.seatNumber ?? 0) }), .int8s(claims.map(\.claimedSequence)),
            .timestamps(claims.map(\.since)),
        ]
    }
}
