import Postgres

/// Every statement on the tables of people.
enum UserStatements {
    /// The columns of a `ResourceRow`, in its order; `$1` is the configuration whose externalId is wanted.
    static let columns = """
        u.id, u.version, u.created_at, u.updated_at, u.configuration_id, x.external_id, u.document
        """
    static let externalIDJoin = """
        LEFT JOIN {schema}.user_external_ids x ON x.user_id = u.id AND x.configuration_id = $1
        """
    /// The groups that a person is a direct member of, by the index of memberships that starts with the member.
    ///
    /// Two sub-selects: one LATERAL with two aggregates cost the server a third of the whole read.
    static let groupColumns = ", ARRAY(SELECT g.id \(groupsOfUser)), ARRAY(SELECT g.display_name \(groupsOfUser))"
    private static let groupsOfUser = """
        FROM {schema}.group_members m JOIN {schema}.groups g ON g.id = m.group_id WHERE m.member_id = u.id ORDER BY g.id
        """

    static let read = Statement(
        "users.read",
        "SELECT \(columns) FROM {schema}.users u \(externalIDJoin) WHERE u.id = $2")
    static let readWithGroups = Statement(
        "users.read_with_groups",
        "SELECT \(columns)\(groupColumns) FROM {schema}.users u \(externalIDJoin) WHERE u.id = $2")

    /// Holds the row against other writers, but not against members being added, who only need it to stay.
    static let lock = Statement(
        "users.lock", "SELECT u.id FROM {schema}.users u WHERE u.id = $1 FOR NO KEY UPDATE")
    static let lockToDelete = Statement(
        "users.lock_to_delete", "SELECT u.id FROM {schema}.users u WHERE u.id = $1 FOR UPDATE")

    static let insert = Statement(
        "users.insert",
        """
        WITH counted AS (INSERT INTO {schema}.list_changes (id, delta, kind) VALUES ($1, 1, 'u'))
        INSERT INTO {schema}.users (id, user_name, user_name_key, display_name, display_name_key, employee_number_key,
            active, configuration_id, version, created_at, updated_at, document)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9, $10)
        """)
    static let update = Statement(
        "users.update",
        """
        UPDATE {schema}.users
        SET user_name = $2, user_name_key = $3, display_name = $4, display_name_key = $5, employee_number_key = $6,
            active = $7, version = $8, updated_at = $9, document = $10
        WHERE id = $1
        """)
    /// E-mails and external ids go with the row.
    static let delete = Statement(
        "users.delete",
        """
        WITH counted AS (INSERT INTO {schema}.list_changes (id, delta, kind)
            SELECT u.id, -1, 'u' FROM {schema}.users u WHERE u.id = $1)
        DELETE FROM {schema}.users WHERE id = $1
        """)

    static let insertEmails = Statement(
        "user_emails.insert",
        """
        INSERT INTO {schema}.user_emails (user_id, ordinal, value_key, type_key, is_primary)
        SELECT $1, (e.ordinal - 1)::smallint, e.value_key, e.type_key, e.is_primary::boolean
        FROM unnest($2, $3, $4) WITH ORDINALITY AS e (value_key, type_key, is_primary, ordinal)
        """)
    static let deleteEmails = Statement(
        "user_emails.delete", "DELETE FROM {schema}.user_emails WHERE user_id = $1")

    static let putExternalID = Statement(
        "user_external_ids.put",
        """
        INSERT INTO {schema}.user_external_ids (user_id, configuration_id, external_id) VALUES ($1, $2, $3)
        ON CONFLICT (user_id, configuration_id) DO UPDATE SET external_id = excluded.external_id
        """)
    static let deleteExternalID = Statement(
        "user_external_ids.delete",
        "DELETE FROM {schema}.user_external_ids WHERE user_id = $1 AND configuration_id = $2")

    /// Which of the ids are people; they stay until the transaction ends.
    static let keep = Statement(
        "users.keep",
        "SELECT u.id FROM {schema}.users u WHERE u.id = ANY($1) ORDER BY u.id FOR KEY SHARE")
    /// Who of them is there, as people are written to.
    static let cards = Statement(
        "users.cards", "SELECT u.id, u.user_name, u.document FROM {schema}.users u WHERE u.id = ANY($1)")
    static let findByExternalID = Statement(
        "users.find_by_external_id",
        """
        SELECT x.external_id, x.user_id FROM {schema}.user_external_ids x
        WHERE x.configuration_id = $1 AND x.external_id = ANY($2)
        """)
    static let findByUserName = Statement(
        "users.find_by_user_name",
        "SELECT u.user_name_key, u.id FROM {schema}.users u WHERE u.user_name_key = ANY($1)")
}
