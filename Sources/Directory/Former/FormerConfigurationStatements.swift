import Postgres

/// What a deleted SCIM configuration has left in the tables of the directory, each a slice of at most `$2` rows.
enum FormerConfigurationStatements {
    /// Where the walk stands does not matter: who was done is not found again.
    static let active = Statement(
        "former_configurations.active_users",
        """
        SELECT id FROM {schema}.users WHERE configuration_id = $1 AND active AND id > $3 ORDER BY id LIMIT $2
        """)
    static let users = Statement(
        "former_configurations.users",
        "SELECT id FROM {schema}.users WHERE configuration_id = $1 AND id > $3 ORDER BY id LIMIT $2")
    static let groups = Statement(
        "former_configurations.groups",
        "SELECT id FROM {schema}.groups WHERE configuration_id = $1 AND id > $3 ORDER BY id LIMIT $2")
    /// Of the type `$4`.
    static let resources = Statement(
        "former_configurations.resources",
        """
        SELECT id FROM {schema}.resources
        WHERE configuration_id = $1 AND id > $3 AND type_key = $4 ORDER BY id LIMIT $2
        """)

    /// Users, active ones, groups, resources.
    static let count = Statement(
        "former_configurations.count",
        """
        SELECT count(*), count(*) FILTER (WHERE active),
               (SELECT count(*) FROM {schema}.groups WHERE configuration_id = $1),
               (SELECT count(*) FROM {schema}.resources WHERE configuration_id = $1)
        FROM {schema}.users WHERE configuration_id = $1
        """)

    /// The same while they are ended, each counted up to `$2`. People are deactivated in the order of their ids, so whoever is
    /// still active is among the last. Without an order a count would walk over all that has been deleted already.
    static let left = Statement(
        "former_configurations.left",
        """
        SELECT \(countOfLeft("users")),
               (SELECT count(*) FILTER (WHERE active) FROM (
                    SELECT active FROM {schema}.users WHERE configuration_id = $1
                    ORDER BY configuration_id DESC, id DESC LIMIT $2) AS u),
               \(countOfLeft("groups")), \(countOfLeft("resources"))
        """)

    private static func countOfLeft(_ table: String) -> String {
        """
        (SELECT count(*) FROM (
             SELECT FROM {schema}.\(table) WHERE configuration_id = $1 ORDER BY configuration_id, id LIMIT $2) AS left_over)
        """
    }

    /// What the configuration called those who stay, and whom its groups wait for: nobody can use it any more.
    static let forget: [Statement] = [
        forget("user_external_ids", by: "external_id"), forget("group_external_ids", by: "external_id"),
        forget("resource_external_ids", by: "external_id"), forget("parked_members", by: "group_id"),
    ]

    /// - Parameter column: The second of the index that begins with the configuration. Without an order a slice would begin at the
    ///   table's start, and walk again over all that the slices before have left there.
    private static func forget(_ table: String, by column: String) -> Statement {
        Statement(
            "former_configurations.forget_\(table)",
            """
            DELETE FROM {schema}.\(table) WHERE configuration_id = $1 AND ctid = ANY (ARRAY(
                SELECT ctid FROM {schema}.\(table) WHERE configuration_id = $1
                ORDER BY configuration_id, \(column) LIMIT $2))
            RETURNING true
            """)
    }
}
