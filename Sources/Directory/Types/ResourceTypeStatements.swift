import Postgres

/// Every statement on the resource types of a tenant.
enum ResourceTypeStatements {
    static let columns = "t.version, t.created_at, t.updated_at, t.document"

    /// All of them: `ResourceTypeStore.maximumTypes` is the most that there are.
    static let all = Statement(
        "resource_types.all", "SELECT \(columns) FROM {schema}.resource_types t ORDER BY t.created_at, t.name_key")
    static let find = Statement(
        "resource_types.find", "SELECT \(columns) FROM {schema}.resource_types t WHERE t.name_key = $1")
    /// Waits for those who are making resources of the type.
    static let lock = Statement(
        "resource_types.lock", "SELECT \(columns) FROM {schema}.resource_types t WHERE t.name_key = $1 FOR UPDATE")
    static let insert = Statement(
        "resource_types.insert",
        """
        INSERT INTO {schema}.resource_types AS t
            (name_key, endpoint_key, schema_key, created_at, updated_at, document)
        VALUES ($1, $2, $3, $4, $4, $5) RETURNING \(columns)
        """)
    static let update = Statement(
        "resource_types.update",
        """
        UPDATE {schema}.resource_types t
        SET endpoint_key = $2, schema_key = $3, version = version + 1, updated_at = $4, document = $5
        WHERE t.name_key = $1 RETURNING \(columns)
        """)
    /// Its extensions go with the row.
    static let delete = Statement(
        "resource_types.delete", "DELETE FROM {schema}.resource_types t WHERE t.name_key = $1")

    static let insertExtensions = Statement(
        "resource_type_extensions.insert",
        "INSERT INTO {schema}.resource_type_extensions (type_key, schema_key) SELECT $1, unnest($2)")
    static let deleteExtensions = Statement(
        "resource_type_extensions.delete", "DELETE FROM {schema}.resource_type_extensions e WHERE e.type_key = $1")

    static let anyResource = Statement(
        "resource_types.any_resource", "SELECT r.id FROM {schema}.resources r WHERE r.type_key = $1 LIMIT 1")
}
