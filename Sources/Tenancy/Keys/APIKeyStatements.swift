import Postgres

/// Every statement on `rollcall.api_keys`.
enum APIKeyStatements {
    static let columns = "id, name, key_hint, tenant_id, scopes, created_at, expires_at, revoked_at, last_used_at"

    static let insert = Statement(
        "api_keys.insert",
        """
        INSERT INTO rollcall.api_keys (id, name, key_hash, key_hint, tenant_id, created_at, expires_at, scopes)
        VALUES ($1, $2, $3, $4, $5, $6, $7, nullif($8::text[], '{}'))
        RETURNING \(columns)
        """)

    static let page = Statement(
        "api_keys.page",
        """
        SELECT \(columns) FROM rollcall.api_keys
        WHERE $1::uuid IS NULL OR id > $1
        ORDER BY id LIMIT $2
        """)

    static let pageOfTenant = Statement(
        "api_keys.page_of_tenant",
        """
        SELECT \(columns) FROM rollcall.api_keys
        WHERE tenant_id = $3 AND ($1::uuid IS NULL OR id > $1)
        ORDER BY id LIMIT $2
        """)

    /// With `$2` only a key of that tenant is found.
    static let find = Statement(
        "api_keys.find",
        "SELECT \(columns) FROM rollcall.api_keys WHERE id = $1 AND ($2::text IS NULL OR tenant_id = $2)")

    /// Keeps the moment of the first revocation. With `$3` only a key of that tenant is found.
    static let revoke = Statement(
        "api_keys.revoke",
        """
        UPDATE rollcall.api_keys SET revoked_at = coalesce(revoked_at, $2)
        WHERE id = $1 AND ($3::text IS NULL OR tenant_id = $3)
        RETURNING \(columns)
        """)

    static let verify = Statement(
        "api_keys.verify", "SELECT \(columns) FROM rollcall.api_keys WHERE key_hash = $1")

    /// Several processes write the same; whoever comes second within the minute changes nothing.
    static let touch = Statement(
        "api_keys.touch",
        """
        UPDATE rollcall.api_keys AS k SET last_used_at = used.at
        FROM unnest($1::uuid[], $2::timestamptz[]) AS used (id, at)
        WHERE k.id = used.id AND (k.last_used_at IS NULL OR k.last_used_at < used.at - interval '1 minute')
        """)
}
