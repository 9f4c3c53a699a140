import Postgres

/// Every statement on memberships and parked members.
///
/// Whoever writes here holds the group's row (`groups.lock…`) and keeps the members' rows (`users.keep`, `groups.keep`).
enum MembershipStatements {
    static let add = Statement(
        "group_members.add",
        """
        INSERT INTO {schema}.group_members (group_id, member_id, kind)
        SELECT $1, m.id, m.kind::"char" FROM unnest($2, $3) AS m (id, kind)
        ON CONFLICT DO NOTHING
        """)
    /// One person into many groups.
    static let join = Statement(
        "group_members.join",
        """
        INSERT INTO {schema}.group_members (group_id, member_id, kind)
        SELECT j.group_id, $1, 'u' FROM unnest($2) AS j (group_id)
        ON CONFLICT DO NOTHING RETURNING group_id
        """)
    static let remove = Statement(
        "group_members.remove",
        "DELETE FROM {schema}.group_members m WHERE m.group_id = $1 AND m.member_id = ANY($2)")
    static let removeAll = Statement(
        "group_members.remove_all", "DELETE FROM {schema}.group_members m WHERE m.group_id = $1")
    static let removeFromAll = Statement(
        "group_members.remove_from_all", "DELETE FROM {schema}.group_members m WHERE m.member_id = $1")

    /// Which of the ids are members now.
    static let present = Statement(
        "group_members.present",
        "SELECT m.member_id FROM {schema}.group_members m WHERE m.group_id = $1 AND m.member_id = ANY($2)")
    /// Members other than the given; an anti-join, since `<> ALL` compares every row with every id.
    static let others = Statement(
        "group_members.others",
        """
        SELECT m.member_id FROM {schema}.group_members m
        WHERE m.group_id = $1 AND NOT EXISTS (SELECT FROM unnest($2) AS kept (id) WHERE kept.id = m.member_id)
        """)
    static let groupsOf = Statement(
        "group_members.groups_of",
        "SELECT m.group_id FROM {schema}.group_members m WHERE m.member_id = $1 ORDER BY m.group_id")

    /// A page of members after an id, in order; the caller asks for one more than it wants.
    static let page = Statement(
        "group_members.page",
        """
        SELECT m.member_id, m.kind = 'g'
        FROM {schema}.group_members m
        WHERE m.group_id = $1 AND m.member_id > $2 ORDER BY m.member_id LIMIT $3
        """)
    /// The members of the groups on a page, all at once.
    static let ofGroups = Statement(
        "group_members.of_groups",
        """
        SELECT m.group_id, m.member_id, m.kind = 'g'
        FROM {schema}.group_members m
        WHERE m.group_id = ANY($1) ORDER BY m.group_id, m.member_id LIMIT $2
        """)

    /// Fails when someone waits for one of the values. A new person is written in one trip on the expectation that nobody
    /// does; with this in the same implicit transaction, the rare other case leaves no trace and takes the longer way.
    /// The row lock is never held, but asking for it makes the statement wait for whoever is parking (`lockParked`).
    static let nobodyWaits = Statement(
        "parked_members.nobody_waits",
        """
        SELECT 1 / (1 - least(count(*), 1)) FROM (
            SELECT FROM {schema}.parked_members p WHERE p.value_key = ANY($1) LIMIT 1 FOR KEY SHARE) waiting
        """)
    /// Waits for those who create people at this moment and makes the next ones wait, so that nobody is parked whose
    /// person is just appearing.
    static let lockParked = Statement(
        "parked_members.lock", "LOCK TABLE {schema}.parked_members IN EXCLUSIVE MODE")
    static let park = Statement(
        "parked_members.park",
        """
        INSERT INTO {schema}.parked_members (group_id, value, value_key, configuration_id, parked_at)
        SELECT $1, p.value, p.value_key, $2, $3 FROM unnest($4, $5) AS p (value, value_key)
        ON CONFLICT (group_id, value) DO UPDATE SET parked_at = excluded.parked_at
        """)
    /// Forgets up to a thousand who were parked before `$1`. Follows ``lockParked``.
    static let forget = Statement(
        "parked_members.forget",
        """
        DELETE FROM {schema}.parked_members p
        WHERE p.ctid = ANY(ARRAY(
            SELECT old.ctid FROM {schema}.parked_members old WHERE old.parked_at < $1 ORDER BY old.parked_at LIMIT 1000))
        """)
    static let unpark = Statement(
        "parked_members.unpark",
        "DELETE FROM {schema}.parked_members p WHERE p.group_id = $1 AND p.value = ANY($2)")
    static let unparkAll = Statement(
        "parked_members.unpark_all", "DELETE FROM {schema}.parked_members p WHERE p.group_id = $1")
    /// Takes out everywhere what was parked under one of a person's names, whose keys are `$1`: the key of its userName
    /// `$2`, its id `$3`, or the externalId `$4` that the configuration `$5` gave.
    static let claim = Statement(
        "parked_members.claim",
        """
        DELETE FROM {schema}.parked_members p
        WHERE p.value_key = ANY($1)
            AND (p.value_key = $2 OR p.value = $3 OR (p.value = $4 AND p.configuration_id = $5))
        RETURNING p.group_id
        """)
}
