import Postgres

/// Every statement on `rollcall.oauth_client_secrets`. The client's row, which names the tenant, was found or locked before.
enum ClientSecretStatements {
    static let columns = "id, client_id, secret_hint, created_at, expires_at, revoked_at, replaced_by"

    /// Adds nothing when the client has `$7` live secrets. Follows ``OAuthClientStatements/lock``.
    static let insert = Statement(
        "oauth_client_secrets.insert",
        """
        INSERT INTO rollcall.oauth_client_secrets
            (id, client_id, secret_hash, secret_hint, created_at, expires_at, remind_at)
        SELECT $1, $2, $3, $4, $5, $6, $8
        WHERE $7 > (
            SELECT count(*) FROM rollcall.oauth_client_secrets
            WHERE client_id = $2 AND revoked_at IS NULL AND expires_at > $5)
        RETURNING \(columns)
        """)

    /// A hundred of each client: those that are live at `$2`, however many were made since, and the newest others.
    static let all = Statement(
        "oauth_client_secrets.all",
        """
        SELECT s.* FROM unnest($1::uuid[]) AS c (id), LATERAL (
            SELECT \(columns) FROM rollcall.oauth_client_secrets WHERE client_id = c.id
            ORDER BY (revoked_at IS NULL AND expires_at > $2) DESC, id DESC LIMIT 100) AS s
        ORDER BY s.client_id, s.id
        """)

    /// Secrets of live clients of the configurations `$2` that are live at `$3`, end by `$4` and are followed by no other.
    static let expiring = Statement(
        "oauth_client_secrets.expiring",
        """
        SELECT e.id, s.id, e.name, e.expires_at FROM unnest($2::uuid[]) AS s (id), LATERAL (
            SELECT k.id, c.name, k.expires_at FROM rollcall.oauth_clients AS c
            JOIN rollcall.oauth_client_secrets AS k ON k.client_id = c.id
            WHERE c.tenant_id = $1 AND c.configuration_id = s.id AND c.revoked_at IS NULL AND k.revoked_at IS NULL
                AND k.replaced_by IS NULL AND k.expires_at > $3 AND k.expires_at <= $4
            ORDER BY k.expires_at LIMIT 50) AS e
        ORDER BY e.expires_at, e.id LIMIT $5
        """)

    static let find = Statement(
        "oauth_client_secrets.find",
        "SELECT \(columns) FROM rollcall.oauth_client_secrets WHERE client_id = $1 AND id = $2")

    static let revoke = Statement(
        "oauth_client_secrets.revoke",
        """
        UPDATE rollcall.oauth_client_secrets SET revoked_at = $3, remind_at = NULL
        WHERE client_id = $1 AND id = $2
        RETURNING \(columns)
        """)

    /// Ends a secret in favour of `$3`, whose row follows in the same transaction.
    static let replace = Statement(
        "oauth_client_secrets.replace",
        """
        UPDATE rollcall.oauth_client_secrets SET replaced_by = $3, expires_at = $4, revoked_at = $5, remind_at = NULL
        WHERE client_id = $1 AND id = $2
        RETURNING \(columns)
        """)

    /// When the last secret that is live at `$3` of a configuration's live clients expires.
    static let lastExpiry = Statement(
        "oauth_client_secrets.last_expiry",
        """
        SELECT max(s.expires_at) FROM rollcall.oauth_clients AS c
        JOIN rollcall.oauth_client_secrets AS s ON s.client_id = c.id
        WHERE c.tenant_id = $1 AND c.configuration_id = $2 AND c.revoked_at IS NULL
            AND s.revoked_at IS NULL AND s.expires_at > $3
        """)

    /// Secrets of all tenants with a reminder that is due at `$1`, behind the place (`$2`, `$3`).
    static let due = Statement(
        "oauth_client_secrets.due",
        """
        SELECT s.id, c.tenant_id, s.remind_at FROM rollcall.oauth_client_secrets AS s
        JOIN rollcall.oauth_clients AS c ON c.id = s.client_id
        WHERE s.remind_at <= $1 AND (s.remind_at, s.id) > ($2, $3)
        ORDER BY s.remind_at, s.id LIMIT $4
        """)

    /// Those of the secrets `$2` of a tenant whose reminder is still due, held against a revocation, a rotation and whoever
    /// reminds at the same time.
    static let lockDue = Statement(
        "oauth_client_secrets.lock_due",
        """
        SELECT s.id, s.client_id, s.secret_hint, s.created_at, s.expires_at, s.revoked_at, s.replaced_by, s.remind_at
        FROM rollcall.oauth_client_secrets AS s
        JOIN rollcall.oauth_clients AS c ON c.id = s.client_id
        WHERE s.id = ANY($2) AND c.tenant_id = $1 AND s.remind_at <= $3
        ORDER BY s.id FOR NO KEY UPDATE OF s
        """)

    /// NULL: no more.
    static let remindNext = Statement(
        "oauth_client_secrets.remind_next",
        """
        UPDATE rollcall.oauth_client_secrets AS s SET remind_at = next.at
        FROM unnest($1::uuid[], $2::timestamptz[]) AS next (id, at)
        WHERE s.id = next.id
        """)

    static let authenticate = Statement(
        "oauth_client_secrets.authenticate",
        """
        SELECT id, expires_at, revoked_at FROM rollcall.oauth_client_secrets WHERE secret_hash = $1 AND client_id = $2
        """)
}
