import Postgres

/// All SQL of the table `license_pools`.
enum LicensePoolStatements {
    static let columns = """
        id, name, product, seats, version, created_at, updated_at, release_grace_hours, \
        reclaim_unactivated_after_days, thresholds
        """

    static let insert = Statement(
        "license_pools.insert",
        """
        INSERT INTO {schema}.license_pools (id, name, name_key, product, seats, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $6)
        RETURNING \(columns)
        """)

    static let find = Statement(
        "license_pools.find", "SELECT \(columns) FROM {schema}.license_pools WHERE id = $1 AND deleted_at IS NULL")

    /// Up to `$2` pools after `$1`.
    static let page = Statement(
        "license_pools.page",
        """
        SELECT \(columns) FROM {schema}.license_pools WHERE id > $1 AND deleted_at IS NULL ORDER BY id LIMIT $2
        """)

    static let names = Statement(
        "license_pools.names", "SELECT id, name FROM {schema}.license_pools WHERE id = ANY ($1::uuid[])")

    static let lockToChange = Statement(
        "license_pools.lock_to_change",
        "SELECT \(columns) FROM {schema}.license_pools WHERE id = $1 AND deleted_at IS NULL FOR UPDATE")

    /// Keeps the pool from being deleted for the rest of the transaction.
    static let lockToUse = Statement(
        "license_pools.lock_to_use",
        "SELECT \(columns) FROM {schema}.license_pools WHERE id = $1 AND deleted_at IS NULL FOR SHARE")

    static let update = Statement(
        "license_pools.update",
        """
        UPDATE {schema}.license_pools SET name = $2, name_key = $3, seats = $4, release_grace_hours = $5,
            reclaim_unactivated_after_days = $6, thresholds = $7, version = version + 1, updated_at = $8
        WHERE id = $1
        RETURNING \(columns)
        """)

    /// The name is free from now on.
    static let markDeleted = Statement(
        "license_pools.mark_deleted",
        "UPDATE {schema}.license_pools SET deleted_at = $2, name_key = id::text WHERE id = $1")

    static let delete = Statement("license_pools.delete", "DELETE FROM {schema}.license_pools WHERE id = $1")

    /// Whether a rule, somebody with a seat or somebody in line hangs on the pool. The first of each state is found by the
    /// index, however many were there once.
    static let uses = Statement(
        "license_pools.uses",
        """
        SELECT EXISTS (SELECT FROM {schema}.license_rules WHERE pool_id = $1),
               coalesce(
                   (SELECT user_id FROM {schema}.assignments WHERE pool_id = $1 AND state = 'waitlisted'
                    ORDER BY user_id LIMIT 1),
                   (SELECT user_id FROM {schema}.assignments WHERE pool_id = $1 AND state = 'assigned'
                    ORDER BY user_id LIMIT 1),
                   (SELECT user_id FROM {schema}.assignments WHERE pool_id = $1 AND state = 'grace'
                    ORDER BY user_id LIMIT 1)) IS NOT NULL
        """)

    /// Whether a configuration of tenant `$1` assigns from pool `$2`.
    static let switches = Statement(
        "license_pools.switches",
        """
        SELECT EXISTS (SELECT FROM rollcall.scim_configurations WHERE tenant_id = $1 AND auto_assign_pool_id = $2)
        """)
}
