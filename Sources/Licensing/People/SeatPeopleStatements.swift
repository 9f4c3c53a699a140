import Postgres

/// All SQL of the tables `seat_people` and `seat_members`.
enum SeatPeopleStatements {
    static let find = Statement(
        "seat_people.find",
        "SELECT user_id, configuration_id, active FROM {schema}.seat_people WHERE user_id = ANY ($1::uuid[])")

    /// Whether the tenant has a person `$1`, whom the seats may not have met yet.
    static let exists = Statement("seat_people.exists", "SELECT FROM {schema}.users WHERE id = $1")

    static let write = Statement(
        "seat_people.write",
        """
        INSERT INTO {schema}.seat_people (user_id, configuration_id, active)
        SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bool[])
        ON CONFLICT (user_id) DO UPDATE SET configuration_id = excluded.configuration_id, active = excluded.active
        """)

    static let delete = Statement(
        "seat_people.delete", "DELETE FROM {schema}.seat_people WHERE user_id = ANY ($1::uuid[])")

    /// Up to `$3` people of configuration `$1` after `$2`.
    static let ofConfiguration = Statement(
        "seat_people.of_configuration",
        """
        SELECT user_id FROM {schema}.seat_people WHERE configuration_id = $1 AND user_id > $2
        ORDER BY user_id LIMIT $3
        """)

    // MARK: Members

    /// Which of the groups `$2` the people `$1` are in.
    static let groups = Statement(
        "seat_members.groups",
        """
        SELECT user_id, group_id FROM {schema}.seat_members
        WHERE user_id = ANY ($1::uuid[]) AND group_id = ANY ($2::uuid[])
        """)

    /// The groups that person `$1` is in.
    static let groupsOfUser = Statement(
        "seat_members.groups_of_user", "SELECT group_id FROM {schema}.seat_members WHERE user_id = $1")

    static let join = Statement(
        "seat_members.join",
        """
        INSERT INTO {schema}.seat_members (group_id, user_id) SELECT * FROM unnest($1::uuid[], $2::uuid[])
        ON CONFLICT (group_id, user_id) DO NOTHING
        """)

    static let leave = Statement(
        "seat_members.leave",
        """
        DELETE FROM {schema}.seat_members AS m USING unnest($1::uuid[], $2::uuid[]) AS gone (group_id, user_id)
        WHERE m.group_id = gone.group_id AND m.user_id = gone.user_id
        """)

    static let leaveAll = Statement(
        "seat_members.leave_all", "DELETE FROM {schema}.seat_members WHERE user_id = ANY ($1::uuid[])")

    /// Up to `$3` members of group `$1` after `$2`.
    static let ofGroup = Statement(
        "seat_members.of_group",
        "SELECT user_id FROM {schema}.seat_members WHERE group_id = $1 AND user_id > $2 ORDER BY user_id LIMIT $3")

    /// Takes the first `$2` members out of group `$1` and answers who they were.
    static let empty = Statement(
        "seat_members.empty",
        """
        DELETE FROM {schema}.seat_members WHERE group_id = $1 AND user_id = ANY (
            ARRAY(SELECT user_id FROM {schema}.seat_members WHERE group_id = $1 ORDER BY user_id LIMIT $2))
        RETURNING user_id
        """)
}
