import Postgres

/// All SQL of the table `assignment_history`.
enum HistoryStatements {
    static let columns = """
        id, sequence, time, user_id, pool_id, former_state, state, reason, source, rule_id, seat_number
        """

    /// Set-wise, in the order of the arrays; `$10` holds 0 for no seat.
    static let append = Statement(
        "assignment_history.append",
        """
        INSERT INTO {schema}.assignment_history
            (sequence, time, user_id, pool_id, former_state, state, reason, source, rule_id, seat_number)
        SELECT sequence, time, user_id, pool_id, former_state, state, reason, source, rule_id, nullif(seat_number, 0)
        FROM unnest($1::int8[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[],
                    $8::text[], $9::uuid[], $10::int4[]) WITH ORDINALITY
             AS new (sequence, time, user_id, pool_id, former_state, state, reason, source, rule_id, seat_number, place)
        ORDER BY place
        """)

    static func binds(appending changes: [AssignmentChange]) -> [Bind] {
        [
            .int8s(changes.map(\.sequence)), .timestamps(changes.map(\.time)), .uuids(changes.map(\.userID)),
            .uuids(changes.map(\.poolID)), .texts(changes.map { $0.formerState?.rawValue }),
            .texts(changes.map(\.state.rawValue)), .texts(changes.map(\.reason.rawValue)),
            .texts(changes.map(\.source.rawValue)), .optionalUUIDs(changes.map(\.ruleID)),
            .int4s(changes.map { Int32($0.seatNumber ?? 0) }),
        ]
    }

    /// Up to `$3` changes of person `$1` before `$2`, the newest first; of pool `$4` unless NULL.
    static let ofUser = Statement(
        "assignment_history.of_user",
        """
        SELECT \(columns) FROM {schema}.assignment_history
        WHERE user_id = $1 AND id < $2 AND ($4::uuid IS NULL OR pool_id = $4) ORDER BY id DESC LIMIT $3
        """)

    /// Up to `$3` changes of pool `$1` before `$2`, the newest first.
    static let ofPool = Statement(
        "assignment_history.of_pool",
        """
        SELECT \(columns) FROM {schema}.assignment_history WHERE pool_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3
        """)

    /// The same of those people `$4` alone: as many of each as are wanted of all, by the index of people, since a pool's changes
    /// may be a million.
    static let ofPeople = Statement(
        "assignment_history.of_people",
        """
        SELECT c.* FROM unnest($4::uuid[]) AS wanted (person) CROSS JOIN LATERAL (
            SELECT \(columns) FROM {schema}.assignment_history
            WHERE user_id = wanted.person AND pool_id = $1 AND id < $2 ORDER BY user_id DESC, id DESC LIMIT $3) AS c
        ORDER BY c.id DESC LIMIT $3
        """)

    /// Up to `$2` changes that are older than `$1` days.
    static let forget = Statement(
        "assignment_history.forget",
        """
        DELETE FROM {schema}.assignment_history WHERE id = ANY (
            ARRAY(SELECT id FROM {schema}.assignment_history WHERE time < now() - make_interval(days => $1)
                  ORDER BY time LIMIT $2))
        RETURNING id
        """)
}
