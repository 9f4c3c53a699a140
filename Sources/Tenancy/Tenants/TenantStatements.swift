import Postgres

/// Every statement on `rollcall.tenants`, apart from those of the migrations.
enum TenantStatements {
    static let columns = """
        id, slug, name, state::text, schema_version, schema_revision, listeners, version, created_at, updated_at,
        delete_at
        """

    static let insert = Statement(
        "tenants.insert",
        """
        INSERT INTO rollcall.tenants (id, slug, name, schema_version, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $5)
        RETURNING \(columns)
        """)

    static let findBySlug = Statement(
        "tenants.find_by_slug", "SELECT \(columns) FROM rollcall.tenants WHERE slug = $1")

    static let findByID = Statement(
        "tenants.find_by_id", "SELECT \(columns) FROM rollcall.tenants WHERE id = $1")

    static let slugs = Statement(
        "tenants.slugs", "SELECT id, slug FROM rollcall.tenants WHERE id = ANY ($1::text[])")

    static let page = Statement(
        "tenants.page",
        """
        SELECT \(columns) FROM rollcall.tenants
        WHERE $1::text IS NULL OR id > $1
        ORDER BY id LIMIT $2
        """)

    // MARK: Its life. $1 id, $2 now, $3 the versions that it may have, $4 whether that matters

    private static func change(_ name: String, _ values: String, where isOther: String) -> Statement {
        Statement(
            "tenants.\(name)",
            """
            UPDATE rollcall.tenants SET \(values), version = version + 1, updated_at = $2
            WHERE id = $1 AND (NOT $4 OR version = ANY ($3)) AND (\(isOther))
            RETURNING \(columns)
            """)
    }

    static let rename = change("rename", "name = $5", where: "name <> $5")
    static let suspend = change("suspend", "state = 'suspended'", where: "state <> 'suspended'")
    static let resume = change("resume", "state = 'active', delete_at = NULL", where: "state <> 'active'")
    static let scheduleDeletion = change(
        "schedule_deletion", "state = 'suspended', delete_at = $5", where: "delete_at IS NULL OR delete_at > $5")

    static let occupied = Statement(
        "tenants.occupied", "SELECT id FROM rollcall.tenants WHERE id = $1 OR slug = $2")

    static let keepRestored = Statement(
        "tenants.keep_restored", "UPDATE rollcall.tenants SET delete_at = NULL WHERE id = $1 RETURNING id")

    static let toDelete = Statement(
        "tenants.to_delete",
        "SELECT \(columns) FROM rollcall.tenants WHERE delete_at <= $1 AND id <> ALL ($3) ORDER BY delete_at LIMIT $2")

    /// What refers to the tenant goes with it, by ON DELETE CASCADE.
    static let delete = Statement(
        "tenants.delete", "DELETE FROM rollcall.tenants WHERE id = $1 AND delete_at <= $2 RETURNING id")

    static func dropSchema(_ schema: SchemaName) -> Statement {
        Statement("tenants.drop_schema", "DROP SCHEMA IF EXISTS \(schema.text) CASCADE")
    }

    static let storage = Statement(
        "tenants.storage",
        """
        SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint
        FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relkind = 'r'
        """)

    /// Every tenant's row is looked at: thousands, not millions.
    static let counts = Statement(
        "tenants.counts", "SELECT state::text, count(*) FROM rollcall.tenants GROUP BY state ORDER BY state")

    static let databaseVersion = Statement(
        "tenants.database_version", "SELECT current_setting('server_version')")

    static let databaseSize = Statement("tenants.database_size", "SELECT pg_database_size(current_database())")

    /// For the rest of the transaction: who still reads is waited for, but not for long.
    static let waitBriefly = Statement("tenants.wait_briefly", "SET LOCAL lock_timeout = '5s'")

    // MARK: Who listens to the tenant's events; no part of what the version counts

    /// For the rest of the transaction, nobody else begins or ends to listen.
    static let lockListeners = Statement(
        "tenants.lock_listeners", "SELECT listeners FROM rollcall.tenants WHERE id = $1 FOR NO KEY UPDATE")

    static let setListeners = Statement(
        "tenants.set_listeners", "UPDATE rollcall.tenants SET listeners = $2 WHERE id = $1 AND listeners <> $2")
}
