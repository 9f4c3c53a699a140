import Postgres

/// Every statement on the tables of unique values.
enum UniqueStatements {
    static let insertOfUser = Statement(
        "user_unique_values.insert",
        """
        INSERT INTO {schema}.user_unique_values (user_id, attribute, value_key)
        SELECT $1, v.attribute, v.value_key FROM unnest($2, $3) AS v (attribute, value_key)
        """)
    static let insertOfGroup = Statement(
        "group_unique_values.insert",
        """
        INSERT INTO {schema}.group_unique_values (group_id, attribute, value_key)
        SELECT $1, v.attribute, v.value_key FROM unnest($2, $3) AS v (attribute, value_key)
        """)
    static let insertOfResource = Statement(
        "resource_unique_values.insert",
        """
        INSERT INTO {schema}.resource_unique_values (resource_id, attribute, value_key, type_key)
        SELECT $1, v.attribute, v.value_key, $4 FROM unnest($2, $3) AS v (attribute, value_key)
        """)

    static let deleteOfUser = Statement(
        "user_unique_values.delete", "DELETE FROM {schema}.user_unique_values v WHERE v.user_id = $1")
    static let deleteOfGroup = Statement(
        "group_unique_values.delete", "DELETE FROM {schema}.group_unique_values v WHERE v.group_id = $1")
    static let deleteOfResource = Statement(
        "resource_unique_values.delete", "DELETE FROM {schema}.resource_unique_values v WHERE v.resource_id = $1")
}
