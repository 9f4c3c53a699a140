import Postgres

/// Every statement on the tables of groups, memberships apart.
enum GroupStatements {
    /// The columns of a `ResourceRow`, in its order; `$1` is the configuration whose externalId is wanted.
    static let columns = """
        g.id, g.version, g.created_at, g.updated_at, g.configuration_id, x.external_id, g.document
        """
    static let externalIDJoin = """
        LEFT JOIN {schema}.group_external_ids x ON x.group_id = g.id AND x.configuration_id = $1
        """

    static let read = Statement(
        "groups.read",
        "SELECT \(columns) FROM {schema}.groups g \(externalIDJoin) WHERE g.id = $2")

    /// Holds the row, and with it the group's memberships, against other writers.
    static let lock = Statement(
        "groups.lock", "SELECT g.id FROM {schema}.groups g WHERE g.id = $1 FOR NO KEY UPDATE")
    static let lockMany = Statement(
        "groups.lock_many",
        "SELECT g.id, g.configuration_id FROM {schema}.groups g WHERE g.id = ANY($1) ORDER BY g.id FOR NO KEY UPDATE")
    /// The groups that someone is a member of, and the one given by `$2` itself, in the order in which all lock groups.
    static let lockOfMember = Statement(
        "groups.lock_of_member",
        """
        SELECT g.id, g.configuration_id FROM {schema}.groups g
        WHERE g.id = ANY(ARRAY(SELECT m.group_id FROM {schema}.group_members m WHERE m.member_id = $1)) OR g.id = $2
        ORDER BY g.id FOR NO KEY UPDATE
        """)
    /// The groups in which somebody is parked under one of the keys.
    static let lockOfParked = Statement(
        "groups.lock_of_parked",
        """
        SELECT g.id, g.configuration_id FROM {schema}.groups g
        WHERE g.id = ANY(ARRAY(SELECT p.group_id FROM {schema}.parked_members p WHERE p.value_key = ANY($1)))
        ORDER BY g.id FOR NO KEY UPDATE
        """)
    static let lockToDelete = Statement(
        "groups.lock_to_delete", "SELECT g.id FROM {schema}.groups g WHERE g.id = $1 FOR UPDATE")
    /// Which of the ids are groups; they stay until the transaction ends.
    static let keep = Statement(
        "groups.keep",
        "SELECT g.id FROM {schema}.groups g WHERE g.id = ANY($1) ORDER BY g.id FOR KEY SHARE")

    static let insert = Statement(
        "groups.insert",
        """
        WITH counted AS (INSERT INTO {schema}.list_changes (id, delta, kind) VALUES ($1, 1, 'g'))
        INSERT INTO {schema}.groups (id, display_name, display_name_key, name_is_exclusive, configuration_id, version,
            created_at, updated_at, document)
        VALUES ($1, $2, $3, $4, $5, 1, $6, $6, $7)
        """)
    /// A name that stays is as exclusive as it was: who changes something else is not refused for it.
    static let update = Statement(
        "groups.update",
        """
        UPDATE {schema}.groups
        SET display_name = $2, display_name_key = $3,
            name_is_exclusive = CASE WHEN display_name_key = $3 THEN name_is_exclusive ELSE $4 END,
            version = $5, updated_at = $6, document = $7
        WHERE id = $1
        """)
    /// A change of members alone: the document stays as it is.
    static let touch = Statement(
        "groups.touch",
        "UPDATE {schema}.groups SET version = version + 1, updated_at = $2 WHERE id = ANY($1)")
    /// External ids and parked members go with the row.
    static let delete = Statement(
        "groups.delete",
        """
        WITH counted AS (INSERT INTO {schema}.list_changes (id, delta, kind)
            SELECT g.id, -1, 'g' FROM {schema}.groups g WHERE g.id = $1)
        DELETE FROM {schema}.groups WHERE id = $1
        """)

    static let putExternalID = Statement(
        "group_external_ids.put",
        """
        INSERT INTO {schema}.group_external_ids (group_id, configuration_id, external_id) VALUES ($1, $2, $3)
        ON CONFLICT (group_id, configuration_id) DO UPDATE SET external_id = excluded.external_id
        """)
    static let deleteExternalID = Statement(
        "group_external_ids.delete",
        "DELETE FROM {schema}.group_external_ids WHERE group_id = $1 AND configuration_id = $2")
}
