import Postgres

/// Every statement on `rollcall.credentials`.
enum CredentialStatements {
    static let columns =
        "id, configuration_id, name, token_hint, created_at, expires_at, revoked_at, last_used_at, user_id"

    /// Adds nothing when the configuration, or the person `$10`, has `$9` live tokens. Follows ``SCIMConfigurationStatements/lock``.
    static let insert = Statement(
        "credentials.insert",
        """
        INSERT INTO rollcall.credentials
            (id, tenant_id, configuration_id, name, token_hash, token_hint, created_at, expires_at, user_id)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $10
        WHERE $9 > (
            SELECT count(*) FROM rollcall.credentials
            WHERE configuration_id = $3 AND revoked_at IS NULL AND expires_at > $7
                AND user_id IS NOT DISTINCT FROM $10)
        RETURNING \(columns)
        """)

    static let page = Statement(
        "credentials.page",
        """
        SELECT \(columns) FROM rollcall.credentials
        WHERE tenant_id = $1 AND configuration_id = $2 AND ($3::uuid IS NULL OR id > $3)
        ORDER BY id LIMIT $4
        """)

    /// When the last of the configuration's tokens that provision and are live at `$3` expires.
    static let lastExpiry = Statement(
        "credentials.last_expiry",
        """
        SELECT max(expires_at) FROM rollcall.credentials
        WHERE tenant_id = $1 AND configuration_id = $2 AND revoked_at IS NULL AND expires_at > $3 AND user_id IS NULL
        """)

    /// Keeps the moment of the first revocation.
    static let revoke = Statement(
        "credentials.revoke",
        """
        UPDATE rollcall.credentials SET revoked_at = coalesce(revoked_at, $4)
        WHERE tenant_id = $1 AND configuration_id = $2 AND id = $3
        RETURNING \(columns)
        """)

    /// All that a request's admission needs, by one probe of the hash's index and two of primary keys.
    static let verify = Statement(
        "credentials.verify",
        """
        SELECT c.id, c.expires_at, c.revoked_at, c.last_used_at, c.user_id,
            t.id, t.slug, t.name, t.state::text, t.schema_version, t.schema_revision, t.listeners, t.version,
            t.created_at, t.updated_at,
            s.id, s.name, s.idp::text, s.state::text, s.auto_assign_enabled, s.auto_assign_pool_id, s.is_strict,
            s.allows_duplicate_group_names, s.sends_welcome_mail, s.version, s.created_at, s.updated_at
        FROM rollcall.credentials AS c
        JOIN rollcall.tenants AS t ON t.id = c.tenant_id
        JOIN rollcall.scim_configurations AS s ON s.tenant_id = c.tenant_id AND s.id = c.configuration_id
        WHERE c.token_hash IN ($1, $2)
        """)

    /// Several processes write the same; whoever comes second within the minute changes nothing.
    static let touch = Statement(
        "credentials.touch",
        """
        UPDATE rollcall.credentials AS c SET last_used_at = used.at
        FROM unnest($1::uuid[], $2::timestamptz[]) AS used (id, at)
        WHERE c.id = used.id AND (c.last_used_at IS NULL OR c.last_used_at < used.at - interval '1 minute')
        """)
}
