import Postgres

/// Every statement on `rollcall.tenants`, apart from those of the migrations.
enum TenantStatements {
    static let columns = """
        id, slug, name, state::text, schema_version, schema_revision, listeners, version, created_at, updated_at
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

    static let page = Statement(
        "tenants.page",
        """
        SELECT \(columns) FROM rollcall.tenants
        WHERE $1::text IS NULL OR id > $1
        ORDER BY id LIMIT $2
        """)

    static let setState = Statement(
        "tenants.set_state",
        """
        UPDATE rollcall.tenants
        SET state = $2::rollcall.tenant_state, version = version + 1, updated_at = $3
        WHERE id = $1
        RETURNING \(columns)
        """)

    // MARK: Who listens to the tenant's events; no part of what the version counts

    /// For the rest of the transaction, nobody else begins or ends to listen.
    static let lockListeners = Statement(
        "tenants.lock_listeners", "SELECT listeners FROM rollcall.tenants WHERE id = $1 FOR NO KEY UPDATE")

    static let setListeners = Statement(
        "tenants.set_listeners", "UPDATE rollcall.tenants SET listeners = $2 WHERE id = $1 AND listeners <> $2")
}
