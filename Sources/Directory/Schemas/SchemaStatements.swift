import Postgres

/// Every statement on the schemas of a tenant.
enum SchemaStatements {
    static let columns = "resource_type, version, created_at, updated_at, document"

    /// Holds off other changes of the tenant's schemas and resource types until the transaction ends, and tells everybody to read them again.
    static let revise = Statement(
        "schemas.revise", "UPDATE rollcall.tenants SET schema_revision = schema_revision + 1 WHERE id = $1")

    /// All of them: `SchemaStore.maximumSchemas` is the most that there are.
    static let all = Statement(
        "schemas.all", "SELECT \(columns) FROM {schema}.schemas ORDER BY created_at, urn_key")
    static let find = Statement("schemas.find", "SELECT \(columns) FROM {schema}.schemas WHERE urn_key = $1")
    static let insert = Statement(
        "schemas.insert",
        """
        INSERT INTO {schema}.schemas (urn_key, resource_type, created_at, updated_at, document)
        VALUES ($1, $2, $3, $3, $4) RETURNING \(columns)
        """)
    static let update = Statement(
        "schemas.update",
        """
        UPDATE {schema}.schemas SET version = version + 1, updated_at = $2, document = $3 WHERE urn_key = $1
        RETURNING \(columns)
        """)
    static let delete = Statement("schemas.delete", "DELETE FROM {schema}.schemas WHERE urn_key = $1")

    /// Looks at every document: the one who asks is an administrator who defines a schema.
    static let anyUserUnder = Statement(
        "schemas.any_user_under",
        "SELECT u.id FROM {schema}.users u WHERE strpos(lower(u.document), lower($1)) > 0 LIMIT 1")
    static let anyGroupUnder = Statement(
        "schemas.any_group_under",
        "SELECT g.id FROM {schema}.groups g WHERE strpos(lower(g.document), lower($1)) > 0 LIMIT 1")
    static let anyResource = Statement("schemas.any_resource", "SELECT id FROM {schema}.resources LIMIT 1")
    static let anyUser = Statement("schemas.any_user", "SELECT id FROM {schema}.users LIMIT 1")
    static let anyGroup = Statement("schemas.any_group", "SELECT id FROM {schema}.groups LIMIT 1")
}
