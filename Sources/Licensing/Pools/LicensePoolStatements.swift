import Postgres

/// All SQL of the table `license_pools`.
enum LicensePoolStatements {
    static let columns = "id, name, product, seats, version, created_at, updated_at"

    static let insert = Statement(
        "license_pools.insert",
        """
        INSERT INTO {schema}.license_pools (id, name, name_key, product, seats, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $6)
        RETURNING \(columns)
        """)

    static let find = Statement(
        "license_pools.find", "SELECT \(columns) FROM {schema}.license_pools WHERE id = $1")

    /// Up to `$2` pools after `$1`.
    static let page = Statement(
        "license_pools.page",
        "SELECT \(columns) FROM {schema}.license_pools WHERE id > $1 ORDER BY id LIMIT $2")

    static let names = Statement(
        "license_pools.names", "SELECT id, name FROM {schema}.license_pools WHERE id = ANY ($1::uuid[])")

    /// Those of the ids that are pools.
    static let existing = Statement(
        "license_pools.existing", "SELECT id FROM {schema}.license_pools WHERE id = ANY ($1::uuid[])")
}
