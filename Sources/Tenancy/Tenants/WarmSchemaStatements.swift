import Postgres

/// Every statement on `rollcall.warm_schemas` and on the schemas themselves, apart from those of the migrations.
enum WarmSchemaStatements {
    /// Two takers never wait for each other and never get the same one.
    static let take = Statement(
        "warm_schemas.take",
        """
        DELETE FROM rollcall.warm_schemas
        WHERE id = (
            SELECT id FROM rollcall.warm_schemas WHERE schema_version = $1
            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id
        """)

    static let insert = Statement(
        "warm_schemas.insert", "INSERT INTO rollcall.warm_schemas (id, schema_version) VALUES ($1, $2)")

    static let count = Statement(
        "warm_schemas.count", "SELECT count(*) FROM rollcall.warm_schemas WHERE schema_version = $1")

    /// True for one transaction at a time; ends with it.
    static let tryLock = Statement("warm_schemas.try_lock", "SELECT pg_try_advisory_xact_lock($1)")

    static func rename(_ schema: SchemaName, to name: SchemaName) -> Statement {
        Statement("warm_schemas.rename", "ALTER SCHEMA \(schema.text) RENAME TO \(name.text)")
    }
}
