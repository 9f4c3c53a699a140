import Postgres

/// Every statement on `rollcall.oauth_client_secrets`. The client's row, which names the tenant, was found or locked before.
enum ClientSecretStatements {
    static let columns = "id, client_id, secret_hint, created_at, expires_at, revoked_at, replaced_by"

    /// Adds nothing when the client has `$7` live secrets. Follows ``OAuthClientStatements/lock``.
    static let insert = Statement(
        "oauth_client_secrets.insert",
        """
        INSERT INTO rollcall.oauth_client_secrets (id, client_id, secret_hash, secret_hint, created_at, expires_at)
        SELECT $1, $2, $3, $4, $5, $6
        WHERE $7 > (
            SELECT count(*) FROM rollcall.oauth_client_secrets
            WHERE client_id = $2 AND revoked_at IS NULL AND expires_at > $5)
        RETURNING \(columns)
        """)

    /// The newest hundred of each client.
    static let all = Statement(
        "oauth_client_secrets.all",
        """
        SELECT s.* FROM unnest($1::uuid[]) AS c (id), LATERAL (
            SELECT \(columns) FROM rollcall.oauth_client_secrets WHERE client_id = c.id ORDER BY id DESC LIMIT 100) AS s
        ORDER BY s.client_id, s.id
        """)

    static let find = Statement(
        "oauth_client_secrets.find",
        "SELECT \(columns) FROM rollcall.oauth_client_secrets WHERE client_id = $1 AND id = $2")

    static let revoke = Statement(
        "oauth_client_secrets.revoke",
        """
        UPDATE rollcall.oauth_client_secrets SET revoked_at = $3
        WHERE client_id = $1 AND id = $2
        RETURNING \(columns)
        """)

    /// Ends a secret in favour of `$3`, whose row follows in the same transaction.
    static let replace = Statement(
        "oauth_client_secrets.replace",
        """
        UPDATE rollcall.oauth_client_secrets SET replaced_by = $3, expires_at = $4, revoked_at = $5
        WHERE client_id = $1 AND id = $2
        RETURNING \(columns)
        """)

    static let authenticate = Statement(
        "oauth_client_secrets.authenticate",
        """
        SELECT id, expires_at, revoked_at FROM rollcall.oauth_client_secrets WHERE secret_hash = $1 AND client_id = $2
        """)
}
