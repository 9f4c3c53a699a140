import Postgres

/// Every statement on `rollcall.oauth_clients`.
enum OAuthClientStatements {
    static let columns = """
        id, configuration_id, name, method::text, issuer, jwks_url, subject, audience, directory_id, created_at,
        revoked_at, last_used_at, last_used_address, last_used_agent
        """

    /// Adds nothing when the configuration has `$12` live clients. Follows ``SCIMConfigurationStatements/lock``.
    static let insert = Statement(
        "oauth_clients.insert",
        """
        INSERT INTO rollcall.oauth_clients
            (id, tenant_id, configuration_id, name, method, issuer, jwks_url, subject, audience, directory_id, created_at)
        SELECT $1, $2, $3, $4, $5::rollcall.client_method, $6, $7, $8, $9, $10, $11
        WHERE $12 > (
            SELECT count(*) FROM rollcall.oauth_clients WHERE configuration_id = $3 AND revoked_at IS NULL)
        RETURNING \(columns)
        """)

    static let page = Statement(
        "oauth_clients.page",
        """
        SELECT \(columns) FROM rollcall.oauth_clients
        WHERE tenant_id = $1 AND configuration_id = $2 AND ($3::uuid IS NULL OR id > $3)
        ORDER BY id LIMIT $4
        """)

    /// The few of a configuration that are not deleted.
    static let live = Statement(
        "oauth_clients.live",
        """
        SELECT \(columns) FROM rollcall.oauth_clients
        WHERE tenant_id = $1 AND configuration_id = $2 AND revoked_at IS NULL ORDER BY id
        """)

    static let find = Statement(
        "oauth_clients.find",
        """
        SELECT \(columns) FROM rollcall.oauth_clients
        WHERE tenant_id = $1 AND configuration_id = $2 AND id = $3
        """)

    /// Those of a tenant with the ids `$2`.
    static let named = Statement(
        "oauth_clients.named", "SELECT \(columns) FROM rollcall.oauth_clients WHERE tenant_id = $1 AND id = ANY ($2)")

    /// The row as it is, held against its end and against other changes of its secrets.
    static let lock = Statement("oauth_clients.lock", find.sql + " FOR NO KEY UPDATE")

    static let revoke = Statement(
        "oauth_clients.revoke",
        """
        UPDATE rollcall.oauth_clients SET revoked_at = $4
        WHERE tenant_id = $1 AND configuration_id = $2 AND id = $3
        RETURNING \(columns)
        """)

    /// A client of the tenant whose slug is `$2`, with all that decides whether it gets a token. It does not expire itself; its
    /// `created_at` stands where a token's end does.
    static let authenticate = Statement("oauth_clients.authenticate", stored + "WHERE c.id = $1 AND t.slug = $2")

    /// Two at most of a tenant's clients for which an issuer's word about a subject is meant (RFC 7521 §4.2: an assertion need
    /// not come with a `client_id`).
    static let trusting = Statement(
        "oauth_clients.trusting",
        stored + """
            WHERE t.slug = $1 AND c.issuer = $2 AND left(c.subject, 200) = left($3, 200)
                AND c.subject = $3 AND c.audience = ANY ($4) AND c.revoked_at IS NULL
            LIMIT 2
            """)

    private static let stored = """
        SELECT c.id, c.created_at, c.revoked_at, c.last_used_at, NULL::uuid, \(StoredCredential.columns),
            \(StoredClient.trustColumns)
        FROM rollcall.oauth_clients AS c
        JOIN rollcall.tenants AS t ON t.id = c.tenant_id
        JOIN rollcall.scim_configurations AS s ON s.tenant_id = c.tenant_id AND s.id = c.configuration_id

        """

    static let touch = Statement(
        "oauth_clients.touch",
        """
        UPDATE rollcall.oauth_clients AS c
        SET last_used_at = used.at, last_used_address = used.address, last_used_agent = used.agent
        FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[]) AS used (id, at, address, agent)
        WHERE c.id = used.id AND (c.last_used_at IS NULL OR c.last_used_at < used.at - interval '1 minute')
        """)
}
