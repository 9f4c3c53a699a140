import Postgres

/// What the fold asks of `rollcall.scim_configurations`.
enum AutoAssignStatements {
    /// The pool of each of the configurations `$2` of tenant `$1` that assigns by itself.
    static let pools = Statement(
        "auto_assign.pools",
        """
        SELECT id, auto_assign_pool_id FROM rollcall.scim_configurations
        WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) AND auto_assign_enabled AND auto_assign_pool_id IS NOT NULL
        """)
}
