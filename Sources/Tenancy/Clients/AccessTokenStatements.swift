import Postgres

/// Every statement on `rollcall.access_tokens` and `rollcall.spent_assertions`.
enum AccessTokenStatements {
    static let insert = Statement(
        "access_tokens.insert",
        """
        INSERT INTO rollcall.access_tokens (token_hash, client_id, secret_id, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5)
        """)

    /// Ends those of a client's tokens that are older than its newest `$2`. What somebody else ends at this moment is left to
    /// them, so nobody waits for anybody in a circle.
    static let trim = Statement(
        "access_tokens.trim",
        """
        DELETE FROM rollcall.access_tokens WHERE token_hash = ANY (ARRAY(
            SELECT token_hash FROM rollcall.access_tokens WHERE token_hash = ANY (ARRAY(
                SELECT token_hash FROM rollcall.access_tokens WHERE client_id = $1
                ORDER BY created_at DESC, token_hash OFFSET $2))
            FOR UPDATE SKIP LOCKED))
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

    /// Up to `$3` tokens of a tenant that was to be gone at `$2`.
    static let forget = Statement(
        "access_tokens.forget",
        """
        DELETE FROM rollcall.access_tokens WHERE token_hash = ANY (ARRAY(
            SELECT a.token_hash FROM rollcall.tenants AS t
            JOIN rollcall.oauth_clients AS c ON c.tenant_id = t.id
            JOIN rollcall.access_tokens AS a ON a.client_id = c.id
            WHERE t.id = $1 AND t.delete_at <= $2 LIMIT $3))
        """)

    /// The same of accepted assertions.
    static let forgetSpent = Statement(
        "spent_assertions.forget",
        """
        DELETE FROM rollcall.spent_assertions AS gone USING (
            SELECT a.client_id, a.digest FROM rollcall.tenants AS t
            JOIN rollcall.oauth_clients AS c ON c.tenant_id = t.id
            JOIN rollcall.spent_assertions AS a ON a.client_id = c.id
            WHERE t.id = $1 AND t.delete_at <= $2 LIMIT $3) AS old
        WHERE gone.client_id = old.client_id AND gone.digest = old.digest
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
