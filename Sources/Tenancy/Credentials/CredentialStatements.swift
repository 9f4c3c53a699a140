import Postgres

/// Every statement on `rollcall.credentials`.
enum CredentialStatements {
    static let columns = """
        id, configuration_id, name, token_hint, created_at, expires_at, revoked_at, last_used_at, user_id, replaced_by,
        last_used_address, last_used_agent
        """

    /// Adds nothing when the configuration has `$9` live tokens that provision. Follows ``SCIMConfigurationStatements/lock``.
    static let insert = insert("credentials.insert", owner: "user_id IS NULL AND $10::uuid IS NULL")

    /// Adds nothing when the person `$10` has `$9` live tokens; those of others are not looked at, however many they are.
    static let insertForPerson = insert("credentials.insert_for_person", owner: "user_id = $10::uuid")

    private static func insert(_ name: String, owner: String) -> Statement {
        Statement(
            name,
            """
            INSERT INTO rollcall.credentials
                (id, tenant_id, configuration_id, name, token_hash, token_hint, created_at, expires_at, user_id, remind_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $10, $11
            WHERE $9 > (
                SELECT count(*) FROM rollcall.credentials
                WHERE configuration_id = $3 AND revoked_at IS NULL AND expires_at > $7 AND \(owner))
            RETURNING \(columns)
            """)
    }

    static let page = Statement(
        "credentials.page",
        """
        SELECT \(columns) FROM rollcall.credentials
        WHERE tenant_id = $1 AND configuration_id = $2 AND ($3::uuid IS NULL OR id > $3)
        ORDER BY id LIMIT $4
        """)

    /// The few tokens of a configuration that provision and are live at `$3`.
    static let live = Statement(
        "credentials.live",
        """
        SELECT \(columns) FROM rollcall.credentials
        WHERE tenant_id = $1 AND configuration_id = $2 AND user_id IS NULL AND revoked_at IS NULL AND expires_at > $3
        ORDER BY id
        """)

    /// Tokens that provision and are over at `$3`, the newest first, among the newest `$5` of the configuration: people may have
    /// made many since.
    static let ended = Statement(
        "credentials.ended",
        """
        SELECT \(columns) FROM (
            SELECT * FROM rollcall.credentials WHERE tenant_id = $1 AND configuration_id = $2
            ORDER BY id DESC LIMIT $5) AS newest
        WHERE user_id IS NULL AND (revoked_at IS NOT NULL OR expires_at <= $3)
        ORDER BY id DESC LIMIT $4
        """)

    /// One that is older than the newest `$3` of the configuration.
    static let beyond = Statement(
        "credentials.beyond",
        """
        SELECT id FROM rollcall.credentials WHERE tenant_id = $1 AND configuration_id = $2
        ORDER BY id DESC OFFSET $3 LIMIT 1
        """)

    /// When the last of the configuration's tokens that provision and are live at `$3` expires.
    static let lastExpiry = Statement(
        "credentials.last_expiry",
        """
        SELECT max(expires_at) FROM rollcall.credentials
        WHERE tenant_id = $1 AND configuration_id = $2 AND revoked_at IS NULL AND expires_at > $3 AND user_id IS NULL
        """)

    /// Tokens of the configurations `$2` that provision, are live at `$3`, end by `$4` and are followed by no other.
    static let expiring = Statement(
        "credentials.expiring",
        """
        SELECT c.id, s.id, c.name, c.expires_at FROM unnest($2::uuid[]) AS s (id), LATERAL (
            SELECT id, name, expires_at FROM rollcall.credentials
            WHERE tenant_id = $1 AND configuration_id = s.id AND user_id IS NULL AND revoked_at IS NULL
                AND replaced_by IS NULL AND expires_at > $3 AND expires_at <= $4
            ORDER BY expires_at LIMIT 10) AS c
        ORDER BY c.expires_at, c.id LIMIT $5
        """)

    static let find = Statement(
        "credentials.find",
        """
        SELECT \(columns) FROM rollcall.credentials
        WHERE tenant_id = $1 AND configuration_id = $2 AND id = $3
        """)

    /// The row as it is, held against a revocation and another rotation.
    static let lock = Statement("credentials.lock", find.sql + " FOR NO KEY UPDATE")

    /// Ends a token in favour of `$4`, whose row follows in the same transaction.
    static let replace = Statement(
        "credentials.replace",
        """
        UPDATE rollcall.credentials SET replaced_by = $4, expires_at = $5, revoked_at = $6, remind_at = NULL
        WHERE tenant_id = $1 AND configuration_id = $2 AND id = $3
        RETURNING \(columns)
        """)

    /// Keeps the moment of the first revocation.
    static let revoke = Statement(
        "credentials.revoke",
        """
        UPDATE rollcall.credentials SET revoked_at = coalesce(revoked_at, $4), remind_at = NULL
        WHERE tenant_id = $1 AND configuration_id = $2 AND id = $3
        RETURNING \(columns)
        """)

    /// All that a request's admission needs, by one probe of the hash's index and two of primary keys.
    static let verify = Statement(
        "credentials.verify",
        """
        SELECT c.id, c.expires_at, c.revoked_at, c.last_used_at, c.user_id, \(StoredCredential.columns)
        FROM rollcall.credentials AS c
        JOIN rollcall.tenants AS t ON t.id = c.tenant_id
        JOIN rollcall.scim_configurations AS s ON s.tenant_id = c.tenant_id AND s.id = c.configuration_id
        WHERE c.token_hash IN ($1, $2)
        """)

    /// Several processes write the same; whoever comes second within the minute changes nothing.
    static let touch = Statement(
        "credentials.touch",
        """
        UPDATE rollcall.credentials AS c
        SET last_used_at = used.at, last_used_address = used.address, last_used_agent = used.agent
        FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[]) AS used (id, at, address, agent)
        WHERE c.id = used.id AND (c.last_used_at IS NULL OR c.last_used_at < used.at - interval '1 minute')
        """)

    /// Tokens of all tenants with a reminder that is due at `$1`, behind the place (`$2`, `$3`).
    static let due = Statement(
        "credentials.due",
        """
        SELECT id, tenant_id, remind_at FROM rollcall.credentials
        WHERE remind_at <= $1 AND (remind_at, id) > ($2, $3)
        ORDER BY remind_at, id LIMIT $4
        """)

    /// Those of the tokens `$2` of a tenant whose reminder is still due, held against a revocation, a rotation and whoever
    /// reminds at the same time.
    static let lockDue = Statement(
        "credentials.lock_due",
        """
        SELECT \(columns), remind_at FROM rollcall.credentials
        WHERE id = ANY($2) AND tenant_id = $1 AND remind_at <= $3
        ORDER BY id FOR NO KEY UPDATE
        """)

    /// NULL: no more.
    static let remindNext = Statement(
        "credentials.remind_next",
        """
        UPDATE rollcall.credentials AS c SET remind_at = next.at
        FROM unnest($1::uuid[], $2::timestamptz[]) AS next (id, at)
        WHERE c.id = next.id
        """)
}
