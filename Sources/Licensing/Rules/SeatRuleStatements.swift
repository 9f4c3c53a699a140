import Postgres

/// All SQL of the table `seat_rules`, and what the fold asks of `rollcall.scim_configurations`.
enum SeatRuleStatements {
    static let all = Statement(
        "seat_rules.all", "SELECT id, kind, subject_id, pool_id, priority, source FROM {schema}.seat_rules")

    static let set = Statement(
        "seat_rules.set",
        """
        INSERT INTO {schema}.seat_rules (id, kind, subject_id, pool_id, priority, source)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO UPDATE SET pool_id = excluded.pool_id, priority = excluded.priority
        """)

    static let delete = Statement("seat_rules.delete", "DELETE FROM {schema}.seat_rules WHERE id = $1")

    /// The configurations of tenant `$1` whose switch is on, and from which pool they assign.
    static let switches = Statement(
        "seat_rules.switches",
        """
        SELECT id, auto_assign_pool_id FROM rollcall.scim_configurations
        WHERE tenant_id = $1 AND auto_assign_enabled AND auto_assign_pool_id IS NOT NULL
        """)
}
