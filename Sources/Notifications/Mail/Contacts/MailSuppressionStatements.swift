import Postgres

/// All SQL of the table `mail_suppressions`.
enum MailSuppressionStatements {
    static let insert = Statement(
        "mail_suppressions.insert",
        """
        INSERT INTO {schema}.mail_suppressions (id, address, address_key, reply, since) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT ON CONSTRAINT mail_suppressions_address_unique DO NOTHING
        """)

    /// Up to `$2` after `$1`.
    static let page = Statement(
        "mail_suppressions.page",
        "SELECT id, address, reply, since FROM {schema}.mail_suppressions WHERE id > $1 ORDER BY id LIMIT $2")

    /// The one of the address `$1`, as it is folded.
    static let ofAddress = Statement(
        "mail_suppressions.of_address",
        "SELECT id, address, reply, since FROM {schema}.mail_suppressions WHERE address_key = $1")

    static let delete = Statement(
        "mail_suppressions.delete", "DELETE FROM {schema}.mail_suppressions WHERE id = $1 RETURNING id")
}
