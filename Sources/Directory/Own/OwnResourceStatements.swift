import Postgres

/// Every statement on the resources of tenants' own types.
enum OwnResourceStatements {
    /// The columns of a `ResourceRow`, in its order; `$1` is the configuration whose externalId is wanted.
    static let columns = """
        r.id, r.version, r.created_at, r.updated_at, r.configuration_id, x.external_id, r.document
        """
    static let externalIDJoin = """
        LEFT JOIN {schema}.resource_external_ids x ON x.resource_id = r.id AND x.configuration_id = $1
        """

    static let read = Statement(
        "resources.read",
        "SELECT \(columns) FROM {schema}.resources r \(externalIDJoin) WHERE r.id = $2 AND r.type_key = $3")
    static let lock = Statement(
        "resources.lock",
        "SELECT r.id FROM {schema}.resources r WHERE r.id = $1 AND r.type_key = $2 FOR NO KEY UPDATE")

    static let insert = Statement(
        "resources.insert",
        """
        INSERT INTO {schema}.resources (id, type_key, configuration_id, version, created_at, updated_at, document)
        VALUES ($1, $2, $3, 1, $4, $4, $5)
        """)
    static let update = Statement(
        "resources.update",
        "UPDATE {schema}.resources r SET version = $2, updated_at = $3, document = $4 WHERE r.id = $1")
    /// External ids go with the row.
    static let delete = Statement("resources.delete", "DELETE FROM {schema}.resources r WHERE r.id = $1")

    static let putExternalID = Statement(
        "resource_external_ids.put",
        """
        INSERT INTO {schema}.resource_external_ids (resource_id, configuration_id, external_id) VALUES ($1, $2, $3)
        ON CONFLICT (resource_id, configuration_id) DO UPDATE SET external_id = excluded.external_id
        """)
    static let deleteExternalID = Statement(
        "resource_external_ids.delete",
        "DELETE FROM {schema}.resource_external_ids WHERE resource_id = $1 AND configuration_id = $2")
}
