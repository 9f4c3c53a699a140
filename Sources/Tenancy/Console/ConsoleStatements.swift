import Postgres

/// Every statement on the tables of the console's users, links and sessions.
enum ConsoleStatements {
    static let userColumns = "u.id, u.tenant_id, u.address, u.name, u.role::text, u.created_at, u.disabled_at"

    static let insertUser = Statement(
        "console_users.insert",
        """
        INSERT INTO rollcall.console_users AS u (id, tenant_id, address, address_key, name, role, created_at)
        VALUES ($1, $2, $3, $4, $5, $6::rollcall.console_role, $7)
        RETURNING \(userColumns)
        """)

    static let findUser = Statement(
        "console_users.find", "SELECT \(userColumns) FROM rollcall.console_users AS u WHERE tenant_id = $1 AND id = $2")

    static let findUserByAddress = Statement(
        "console_users.find_by_address",
        "SELECT \(userColumns) FROM rollcall.console_users AS u WHERE tenant_id = $1 AND address_key = $2")

    /// Up to `$3` of tenant `$1` after `$2`; with the role `$4`, and with `$5`, which is folded, in the address or the name,
    /// unless NULL. Of one tenant's users, who are few, all may be looked at.
    static let userPage = Statement(
        "console_users.page",
        """
        SELECT \(userColumns) FROM rollcall.console_users AS u
        WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id > $2) AND ($4::text IS NULL OR role::text = $4)
            AND ($5::text IS NULL OR position($5 IN address_key) > 0 OR position($5 IN lower(name)) > 0)
        ORDER BY id LIMIT $3
        """)

    /// Keeps the moment since when a disabled user is.
    static let updateUser = Statement(
        "console_users.update",
        """
        UPDATE rollcall.console_users AS u
        SET name = coalesce($3, name), role = coalesce($4::rollcall.console_role, role),
            disabled_at = CASE $5::boolean WHEN true THEN coalesce(disabled_at, $6) WHEN false THEN NULL ELSE disabled_at END
        WHERE tenant_id = $1 AND id = $2
        RETURNING \(userColumns)
        """)

    /// Holds the user, so that of a link, a disabling and an enabling at once the second sees what the first has done.
    static let lockUser = Statement(
        "console_users.lock", "SELECT disabled_at FROM rollcall.console_users WHERE id = $1 FOR NO KEY UPDATE")

    /// The owners who may sign in, held, so that of two changes at once the second sees what the first has left.
    static let lockOwners = Statement(
        "console_users.lock_owners",
        """
        SELECT id FROM rollcall.console_users
        WHERE tenant_id = $1 AND role = 'owner' AND disabled_at IS NULL ORDER BY id FOR NO KEY UPDATE
        """)

    // MARK: Links

    static let insertLink = Statement(
        "console_links.insert",
        """
        INSERT INTO rollcall.console_links (id, user_id, link_hash, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5)
        """)

    /// Whom an unused link signs in.
    static let readLink = Statement(
        "console_links.read",
        """
        SELECT \(userColumns) FROM rollcall.console_links AS l JOIN rollcall.console_users AS u ON u.id = l.user_id
        WHERE l.link_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2 AND u.disabled_at IS NULL
        """)

    /// Of two at once one gets the row.
    static let useLink = Statement(
        "console_links.use",
        """
        UPDATE rollcall.console_links AS l SET used_at = $2 FROM rollcall.console_users AS u
        WHERE l.link_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2
            AND u.id = l.user_id AND u.disabled_at IS NULL
        RETURNING \(userColumns)
        """)

    static let endLinksOfUser = Statement(
        "console_links.end_of_user",
        "UPDATE rollcall.console_links SET used_at = $2 WHERE user_id = $1 AND used_at IS NULL")

    // MARK: Sessions

    static let insertSession = Statement(
        "console_sessions.insert",
        """
        INSERT INTO rollcall.console_sessions
            (id, session_hash, user_id, key_id, operator_name, created_at, expires_at, last_seen_at, agent)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $8)
        """)

    /// The live session, with the user or the operator whose it is; `$2` is now, `$3` since when it must have been seen. One by
    /// the bootstrap key is found by `$4` and by nothing else.
    static let verifySession = Statement(
        "console_sessions.verify",
        """
        SELECT s.id, s.last_seen_at, s.key_id, s.operator_name, \(userColumns)
        FROM rollcall.console_sessions AS s
        LEFT JOIN rollcall.console_users AS u ON u.id = s.user_id
        LEFT JOIN rollcall.api_keys AS k ON k.id = s.key_id
        WHERE s.session_hash IN ($1, $4) AND (s.session_hash = $1) = (num_nonnulls(s.user_id, s.key_id) = 1)
            AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3
            AND u.disabled_at IS NULL AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > $2)
        """)

    static let touchSession = Statement(
        "console_sessions.touch", "UPDATE rollcall.console_sessions SET last_seen_at = $2 WHERE id = $1")

    static let endSession = Statement(
        "console_sessions.end",
        "UPDATE rollcall.console_sessions SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL")

    static let endSessionsOfUser = Statement(
        "console_sessions.end_of_user",
        "UPDATE rollcall.console_sessions SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL")

    // MARK: Forgetting; some at a time, by whoever makes new ones

    static let forgetLinks = Statement(
        "console_links.forget",
        """
        DELETE FROM rollcall.console_links WHERE id = ANY (ARRAY(
            SELECT id FROM rollcall.console_links WHERE expires_at < $1 ORDER BY expires_at LIMIT 100))
        """)

    static let forgetSessions = Statement(
        "console_sessions.forget",
        """
        DELETE FROM rollcall.console_sessions WHERE id = ANY (ARRAY(
            SELECT id FROM rollcall.console_sessions WHERE expires_at < $1 ORDER BY expires_at LIMIT 100))
        """)
}
