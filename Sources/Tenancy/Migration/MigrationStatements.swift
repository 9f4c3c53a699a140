import Postgres

/// Every statement of the migrations on ledgers and on what they say of schemas.
enum MigrationStatements {
    // MARK: One schema

    static let createSchema = Statement("migrations.create_schema", "CREATE SCHEMA {schema}")

    static let createLedger = Statement(
        "migrations.create_ledger",
        """
        CREATE TABLE {schema}.schema_version (
            version    integer NOT NULL,
            name       text COLLATE "C" NOT NULL,
            checksum   bytea NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now(),
            CONSTRAINT schema_version_pkey PRIMARY KEY (version)
        )
        """)

    static let ledger = Statement(
        "migrations.ledger", "SELECT version, name, checksum FROM {schema}.schema_version ORDER BY version")

    static let insertLedger = Statement(
        "migrations.insert_ledger",
        "INSERT INTO {schema}.schema_version (version, name, checksum) VALUES ($1, $2, $3)")

    /// Both settings end with the transaction. A lock timeout of 0 is none.
    static let enterSchema = Statement(
        "migrations.enter_schema",
        "SELECT set_config('search_path', $1, true), set_config('lock_timeout', $2, true)")

    // MARK: The control schema

    /// True for one transaction at a time; ends with it.
    static let tryLock = Statement("migrations.try_lock", "SELECT pg_try_advisory_xact_lock($1)")

    static let hasSchema = Statement(
        "migrations.has_schema", "SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1)")

    static let hasControlLedger = Statement(
        "migrations.has_control_ledger", "SELECT to_regclass('rollcall.schema_version') IS NOT NULL")

    static let tenantLine = Statement(
        "migrations.tenant_line", "SELECT version, name, checksum FROM rollcall.tenant_migrations ORDER BY version")

    static let insertTenantLine = Statement(
        "migrations.insert_tenant_line",
        "INSERT INTO rollcall.tenant_migrations (version, name, checksum) VALUES ($1, $2, $3)")

    // MARK: Who is behind

    static let tenantsBehind = Statement(
        "migrations.tenants_behind",
        "SELECT id FROM rollcall.tenants WHERE schema_version < $1 ORDER BY schema_version, id")

    static let warmSchemasBehind = Statement(
        "migrations.warm_schemas_behind", "SELECT id FROM rollcall.warm_schemas WHERE schema_version < $1 ORDER BY id")

    /// Lets rows that refer to the tenant be written meanwhile, and no second run of the migrations.
    static let claimTenant = Statement(
        "migrations.claim_tenant",
        """
        SELECT id FROM rollcall.tenants WHERE id = $1 AND schema_version < $2
        FOR NO KEY UPDATE SKIP LOCKED
        """)

    static let claimWarmSchema = Statement(
        "migrations.claim_warm_schema",
        """
        SELECT id FROM rollcall.warm_schemas WHERE id = $1 AND schema_version < $2
        FOR UPDATE SKIP LOCKED
        """)

    static let recordTenant = Statement(
        "migrations.record_tenant", "UPDATE rollcall.tenants SET schema_version = $2 WHERE id = $1")

    static let recordWarmSchema = Statement(
        "migrations.record_warm_schema", "UPDATE rollcall.warm_schemas SET schema_version = $2 WHERE id = $1")

    // MARK: What an operator reads

    static let recordFailure = Statement(
        "migrations.record_failure",
        """
        INSERT INTO rollcall.migration_failures AS f (tenant_id, version, reason, attempts)
        SELECT $1, $2, $3, $4 FROM rollcall.tenants WHERE id = $1
        ON CONFLICT (tenant_id) DO UPDATE
        SET version = excluded.version, reason = excluded.reason, attempts = f.attempts + excluded.attempts,
            failed_at = now()
        """)

    static let clearFailure = Statement(
        "migrations.clear_failure", "DELETE FROM rollcall.migration_failures WHERE tenant_id = $1")

    static let failures = Statement(
        "migrations.failures",
        """
        SELECT f.tenant_id, t.slug, f.version, f.reason, f.attempts
        FROM rollcall.migration_failures AS f JOIN rollcall.tenants AS t ON t.id = f.tenant_id
        ORDER BY f.tenant_id
        """)

    static let tenantsPerVersion = Statement(
        "migrations.tenants_per_version",
        "SELECT schema_version, count(*) FROM rollcall.tenants GROUP BY schema_version ORDER BY schema_version")

    static let warmSchemasPerVersion = Statement(
        "migrations.warm_schemas_per_version",
        "SELECT schema_version, count(*) FROM rollcall.warm_schemas GROUP BY schema_version ORDER BY schema_version")
}
