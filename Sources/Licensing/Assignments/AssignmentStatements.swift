import Postgres

/// All SQL of the table `assignments`.
enum AssignmentStatements {
    static let columns = """
        pool_id, user_id, state, source, configuration_id, seat_number, claimed_sequence, since, rule_id, reason, due_at, \
        activated_at, held_reason
        """

    // MARK: Lists: $1 rows at most, each with its position in line

    /// `$2` the person, `$3` the pool and `$4` the state unless NULL, after pool `$5`.
    static let pageOfUser = listing(
        "assignments.page_of_user",
        """
        user_id = $2 AND ($3::uuid IS NULL OR pool_id = $3) AND ($4::text IS NULL OR state = $4) AND pool_id > $5
        """)

    /// `$2` the pool, after the claim `$3` of `$4`; in the order of the line, counted from behind the claim `$5` of `$6`, whose
    /// position is `$7`.
    static let pageOfLine = listing(
        "assignments.page_of_line",
        "pool_id = $2 AND state = 'waitlisted' AND (claimed_sequence, user_id) > ($3::int8, $4::uuid)",
        order: "claimed_sequence, user_id", countedFrom: ("$5::int8", "$6::uuid", "$7::int8"))

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
    private static func listing(
        _ name: String, _ condition: String, order: String = "pool_id, user_id",
        countedFrom head: (sequence: String, user: String, position: String) =
            ("0", "'00000000-0000-0000-0000-000000000000'", "0")
    ) -> Statement {
        Statement(
            name,
            """
            WITH page AS MATERIALIZED (
                SELECT \(columns) FROM {schema}.assignments WHERE \(condition) ORDER BY \(order) LIMIT $1
            ), waiting AS (
                SELECT pool_id, user_id, claimed_sequence,
                       coalesce(lag(claimed_sequence) OVER line, \(head.sequence)) AS earlier_sequence,
                       coalesce(lag(user_id) OVER line, \(head.user)) AS earlier_user
                FROM page WHERE state = 'waitlisted'
                WINDOW line AS (PARTITION BY pool_id ORDER BY claimed_sequence, user_id)
            ), positions AS (
                SELECT w.pool_id, w.user_id,
                       \(head.position)
                           + (sum(step.people) OVER (PARTITION BY w.pool_id ORDER BY w.claimed_sequence, w.user_id))::int8
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

    /// What the people of `$1` have or wait for.
    static let standing = Statement(
        "assignments.standing",
        """
        SELECT user_id, pool_id, state FROM {schema}.assignments
        WHERE user_id = ANY ($1::uuid[]) AND state <> 'released' ORDER BY user_id, pool_id
        """)

    // MARK: The fold of the event log

    /// What the people of `$1` claim or have claimed.
    static let claims = Statement(
        "assignments.claims", "SELECT \(columns) FROM {schema}.assignments WHERE user_id = ANY ($1::uuid[])")

    /// The first people in the line of each pool `$1`, `$2` of each.
    static let heads = Statement(
        "assignments.heads",
        """
        SELECT \(columns) FROM unnest($1::uuid[], $2::int8[]) AS wanted (pool_id, count)
        CROSS JOIN LATERAL (
            SELECT user_id, state, source, configuration_id, seat_number, claimed_sequence, since, rule_id, reason,
                   due_at, activated_at, held_reason
            FROM {schema}.assignments AS a WHERE a.pool_id = wanted.pool_id AND a.state = 'waitlisted'
            ORDER BY claimed_sequence, user_id LIMIT wanted.count
        ) AS head
        """)

    /// Set-wise; `$6` holds 0 for no seat.
    static let write = Statement(
        "assignments.write",
        """
        INSERT INTO {schema}.assignments (\(columns))
        SELECT pool_id, user_id, state, source, configuration_id, nullif(seat_number, 0), claimed_sequence, since,
               rule_id, reason, due_at, activated_at, held_reason
        FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::int4[], $7::int8[],
                    $8::timestamptz[], $9::uuid[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::text[])
             AS new (\(columns))
        ON CONFLICT (pool_id, user_id) DO UPDATE SET
            state = excluded.state, source = excluded.source, configuration_id = excluded.configuration_id,
            seat_number = excluded.seat_number, claimed_sequence = excluded.claimed_sequence, since = excluded.since,
            rule_id = excluded.rule_id, reason = excluded.reason, due_at = excluded.due_at,
            activated_at = excluded.activated_at, held_reason = excluded.held_reason
        """)

    static func binds(writing claims: [Claim]) -> [Bind] {
        [
            .uuids(claims.map(\.key.poolID)), .uuids(claims.map(\.key.userID)), .texts(claims.map(\.state.rawValue)),
            .texts(claims.map(\.source.rawValue)), .optionalUUIDs(claims.map(\.configurationID)),
            .int4s(claims.map { Int32($0.seatNumber ?? 0) }), .int8s(claims.map(\.claimedSequence)),
            .timestamps(claims.map(\.since)), .optionalUUIDs(claims.map(\.ruleID)),
            .texts(claims.map(\.reason.rawValue)), .optionalTimestamps(claims.map(\.dueAt)),
            .optionalTimestamps(claims.map(\.activatedAt)), .texts(claims.map { $0.heldReason?.rawValue }),
        ]
    }

    // MARK: Events that are followed in parts

    /// Up to `$2` people whose seats the guard holds, after `$1`.
    static let held = Statement(
        "assignments.held",
        """
        SELECT DISTINCT user_id FROM {schema}.assignments WHERE held_reason IS NOT NULL AND user_id > $1
        ORDER BY user_id LIMIT $2
        """)

    /// Up to `$3` people who have a seat of pool `$1`, after `$2`.
    static let assigned = Statement(
        "assignments.assigned",
        """
        SELECT user_id FROM {schema}.assignments WHERE state = 'assigned' AND pool_id = $1 AND user_id > $2
        ORDER BY user_id LIMIT $3
        """)

    /// Up to `$3` people who have or had a claim on pool `$1`, after `$2`.
    static let ofPool = Statement(
        "assignments.of_pool",
        "SELECT user_id FROM {schema}.assignments WHERE pool_id = $1 AND user_id > $2 ORDER BY user_id LIMIT $3")

    static let delete = Statement(
        "assignments.delete",
        "DELETE FROM {schema}.assignments WHERE pool_id = $1 AND user_id = ANY ($2::uuid[])")

    // MARK: Time limits

    /// Up to `$4` claims whose limit has run out, after the limit `$1` of `$2` and `$3`.
    static let due = Statement(
        "assignments.due",
        """
        SELECT pool_id, user_id, due_at FROM {schema}.assignments
        WHERE due_at <= now() AND (due_at, pool_id, user_id) > ($1, $2, $3)
        ORDER BY due_at, pool_id, user_id LIMIT $4
        """)

    /// In how many seconds the next limit runs out.
    static let nextDue = Statement(
        "assignments.next_due",
        """
        SELECT extract(epoch FROM due_at - now())::float8 FROM {schema}.assignments
        WHERE due_at IS NOT NULL ORDER BY due_at, pool_id, user_id LIMIT 1
        """)

    /// The same of those that ``due`` did not find in this transaction.
    static let laterDue = Statement(
        "assignments.later_due",
        """
        SELECT extract(epoch FROM due_at - now())::float8 FROM {schema}.assignments
        WHERE due_at > now() ORDER BY due_at, pool_id, user_id LIMIT 1
        """)
}
