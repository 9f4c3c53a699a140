import Postgres

/// All SQL of `rollcall.pauses`, a page of rows.
enum PauseStatements {
    private static let columns = "id, queue, kind, tenant_id, reason, paused_at"

    static let list = Statement("pauses.list", "SELECT \(columns) FROM rollcall.pauses ORDER BY id LIMIT 1000")

    /// The same pause again keeps the first one and takes the new reason.
    static let insert = Statement(
        "pauses.insert",
        """
        INSERT INTO rollcall.pauses (queue, kind, tenant_id, reason) VALUES ($1, $2, $3, $4)
        ON CONFLICT (coalesce(queue, ''), coalesce(kind, ''), coalesce(tenant_id, ''))
            DO UPDATE SET reason = excluded.reason
        RETURNING \(columns)
        """)

    static let delete = Statement("pauses.delete", "DELETE FROM rollcall.pauses WHERE id = $1 RETURNING \(columns)")

    static let forgetTenant = Statement("pauses.forget_tenant", "DELETE FROM rollcall.pauses WHERE tenant_id = $1")
}
