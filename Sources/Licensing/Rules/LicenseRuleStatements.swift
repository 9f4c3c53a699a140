import Postgres

/// All SQL of the table `license_rules`, and whether the subject of a rule exists.
enum LicenseRuleStatements {
    static let columns = "id, kind, subject_id, pool_id, priority, version, created_at, updated_at"

    static let insert = Statement(
        "license_rules.insert",
        """
        INSERT INTO {schema}.license_rules (id, kind, subject_id, pool_id, priority, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $6)
        RETURNING \(columns)
        """)

    static let count = Statement("license_rules.count", "SELECT count(*) FROM {schema}.license_rules")

    static let find = Statement(
        "license_rules.find", "SELECT \(columns) FROM {schema}.license_rules WHERE id = $1")

    static let lockToChange = Statement(
        "license_rules.lock_to_change", "SELECT \(columns) FROM {schema}.license_rules WHERE id = $1 FOR UPDATE")

    /// Up to `$2` rules after `$1`.
    static let page = Statement(
        "license_rules.page",
        "SELECT \(columns) FROM {schema}.license_rules WHERE id > $1 ORDER BY id LIMIT $2")

    static let update = Statement(
        "license_rules.update",
        """
        UPDATE {schema}.license_rules SET pool_id = $2, priority = $3, version = version + 1, updated_at = $4
        WHERE id = $1
        RETURNING \(columns)
        """)

    static let delete = Statement("license_rules.delete", "DELETE FROM {schema}.license_rules WHERE id = $1")

    static let deleteOfGroup = Statement(
        "license_rules.delete_of_group",
        "DELETE FROM {schema}.license_rules WHERE kind = 'group' AND subject_id = $1 RETURNING \(columns)")

    static let deleteOfConfiguration = Statement(
        "license_rules.delete_of_configuration",
        "DELETE FROM {schema}.license_rules WHERE kind = 'configuration' AND subject_id = $1 RETURNING \(columns)")

    static let groupExists = Statement(
        "license_rules.group_exists", "SELECT FROM {schema}.groups WHERE id = $1")

    static let configurationExists = Statement(
        "license_rules.configuration_exists",
        "SELECT FROM rollcall.scim_configurations WHERE tenant_id = $1 AND id = $2")
}
