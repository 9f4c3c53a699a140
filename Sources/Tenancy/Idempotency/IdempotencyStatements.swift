import Postgres

/// Every statement on `rollcall.idempotency_keys`.
enum IdempotencyStatements {
    /// One row when the caller is to act: the key is new, was last used before `$7`, or is held by this very claim, of which
    /// nobody heard whether it was written.
    static let claim = Statement(
        "idempotency_keys.claim",
        """
        INSERT INTO rollcall.idempotency_keys AS k (caller_id, scope, fingerprint, claim_id, created_at, locked_until, tenant_id)
        VALUES ($1, $2, $3, $4, $5, $6, $8)
        ON CONFLICT ON CONSTRAINT idempotency_keys_pkey DO UPDATE
        SET fingerprint = excluded.fingerprint, claim_id = excluded.claim_id, created_at = excluded.created_at,
            locked_until = excluded.locked_until, status = NULL, fields = NULL, body = NULL,
            tenant_id = excluded.tenant_id
        WHERE k.created_at < $7 OR (k.claim_id = excluded.claim_id AND k.status IS NULL)
        RETURNING claim_id
        """)

    static let find = Statement(
        "idempotency_keys.find",
        """
        SELECT fingerprint, claim_id, locked_until, status::int4, fields, body FROM rollcall.idempotency_keys
        WHERE caller_id = $1 AND scope = $2
        """)

    static let keep = Statement(
        "idempotency_keys.keep",
        """
        UPDATE rollcall.idempotency_keys SET status = $4::int4, fields = $5, body = $6
        WHERE caller_id = $1 AND scope = $2 AND claim_id = $3
        """)

    static let release = Statement(
        "idempotency_keys.release",
        """
        DELETE FROM rollcall.idempotency_keys
        WHERE caller_id = $1 AND scope = $2 AND claim_id = $3 AND status IS NULL
        """)

    static let prune = Statement(
        "idempotency_keys.prune",
        """
        DELETE FROM rollcall.idempotency_keys WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM rollcall.idempotency_keys WHERE created_at < $1 ORDER BY created_at LIMIT $2))
        """)
}
