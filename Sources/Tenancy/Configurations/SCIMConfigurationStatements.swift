import Postgres

/// Every statement on `rollcall.scim_configurations`. All name the tenant: an id of another tenant finds nothing.
enum SCIMConfigurationStatements {
    static let columns = """
        id, tenant_id, name, idp::text, state::text, auto_assign_enabled, auto_assign_pool_id, is_strict,
        allows_duplicate_group_names, sends_welcome_mail, version, created_at, updated_at
        """

    static let insert = Statement(
        "scim_configurations.insert",
        """
        INSERT INTO rollcall.scim_configurations
            (id, tenant_id, name, name_key, idp, auto_assign_enabled, auto_assign_pool_id, is_strict,
             allows_duplicate_group_names, sends_welcome_mail, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5::rollcall.identity_provider, $6, $7, $8, $9, $10, $11, $11)
        RETURNING \(columns)
        """)

    static let find = Statement(
        "scim_configurations.find",
        "SELECT \(columns) FROM rollcall.scim_configurations WHERE tenant_id = $1 AND id = ANY($2)")

    static let page = Statement(
        "scim_configurations.page",
        """
        SELECT \(columns) FROM rollcall.scim_configurations
        WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id > $2)
        ORDER BY id LIMIT $3
        """)

    /// Those of the ids that welcome whom they provision.
    static let welcoming = Statement(
        "scim_configurations.welcoming",
        "SELECT id FROM rollcall.scim_configurations WHERE tenant_id = $1 AND id = ANY($2) AND sends_welcome_mail")

    /// Waits for other token issues of the configuration, so that the count that follows is not out of date.
    static let lock = Statement(
        "scim_configurations.lock",
        "SELECT id FROM rollcall.scim_configurations WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE")

    /// The row as it is, held against other changes.
    static let lockToUpdate = Statement(
        "scim_configurations.lock_to_update",
        "SELECT \(columns) FROM rollcall.scim_configurations WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE")

    /// Its tokens and OAuth clients go with the row.
    static let delete = Statement(
        "scim_configurations.delete", "DELETE FROM rollcall.scim_configurations WHERE tenant_id = $1 AND id = $2")

    static let update = Statement(
        "scim_configurations.update",
        """
        UPDATE rollcall.scim_configurations
        SET name = $3, name_key = $4, state = $5::rollcall.configuration_state, auto_assign_enabled = $6,
            auto_assign_pool_id = $7, is_strict = $8, allows_duplicate_group_names = $9, sends_welcome_mail = $10,
            version = version + 1, updated_at = $11
        WHERE tenant_id = $1 AND id = $2
        RETURNING \(columns)
        """)
}
