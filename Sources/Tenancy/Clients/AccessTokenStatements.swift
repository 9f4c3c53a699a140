import Postgres

/// Every statement on `rollcall.access_tokens` and `rollcall.spent_assertions`.
enum AccessTokenStatements {
    static let insert = Statement(
        "access_tokens.insert",
        """
        INSERT INTO rollcall.access_tokens (token_hash, client_id, secret_id, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5)
        """)

    /// Fails on ``spentOnce`` when the assertion was accepted before.
    static let spend = Statement(
        "spent_assertions.insert",
        "INSERT INTO rollcall.spent_assertions (client_id, digest, expires_at) VALUES ($1, $2, $3)")

    static let spentOnce = "spent_assertions_pkey"

    /// All that a request's admission needs, by one probe of the hash's index and some of primary keys.
    static let verify = Statement(
        "access_tokens.verify",
        """
        SELECT c.id, a.expires_at, coalesce(c.revoked_at, k.revoked_at), c.last_used_at, NULL::uuid,
            \(StoredCredential.columns)
        FROM rollcall.access_tokens AS a
        JOIN rollcall.oauth_clients AS c ON c.id = a.client_id
        LEFT JOIN rollcall.oauth_client_secrets AS k ON k.id = a.secret_id
        JOIN rollcall.tenants AS t ON t.id = c.tenant_id
        JOIN rollcall.scim_configurations AS s ON s.tenant_id = c.tenant_id AND s.id = c.configuration_id
        WHERE a.token_hash = $1
        """)

    static let prune = Statement(
        "access_tokens.prune",
        """
        DELETE FROM rollcall.access_tokens WHERE token_hash IN (
            SELECT token_hash FROM rollcall.access_tokens WHERE expires_at < $1 ORDER BY expires_at LIMIT $2)
        """)

    static let pruneSpent = Statement(
        "spent_assertions.prune",
        """
        DELETE FROM rollcall.spent_assertions WHERE (client_id, digest) IN (
            SELECT client_id, digest FROM rollcall.spent_assertions WHERE expires_at < $1 ORDER BY expires_at LIMIT $2)
        """)
}
