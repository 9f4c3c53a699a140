import Postgres

/// All SQL of the table `mail_contacts`.
enum MailContactStatements {
    static let columns = """
        id, address, locale, digest, preferences, state, heard_from, version, created_at, updated_at
        """

    static let insert = Statement(
        "mail_contacts.insert",
        """
        INSERT INTO {schema}.mail_contacts
            (id, address, address_key, locale, digest, preferences, state, heard_from, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
        RETURNING \(columns)
        """)

    static let count = Statement("mail_contacts.count", "SELECT count(*) FROM {schema}.mail_contacts")

    static let find = Statement("mail_contacts.find", "SELECT \(columns) FROM {schema}.mail_contacts WHERE id = $1")

    static let lock = Statement(
        "mail_contacts.lock", "SELECT \(columns) FROM {schema}.mail_contacts WHERE id = $1 FOR NO KEY UPDATE")

    /// Up to `$2` contacts after `$1`.
    static let page = Statement(
        "mail_contacts.page",
        "SELECT \(columns) FROM {schema}.mail_contacts WHERE id > $1 ORDER BY id LIMIT $2")

    static let update = Statement(
        "mail_contacts.update",
        """
        UPDATE {schema}.mail_contacts
        SET address = $2, address_key = $3, locale = $4, digest = $5, preferences = $6, state = $7,
            version = version + 1, updated_at = $8
        WHERE id = $1
        RETURNING \(columns)
        """)

    static let delete = Statement(
        "mail_contacts.delete", "DELETE FROM {schema}.mail_contacts WHERE id = $1 RETURNING id")

    static let unsubscribe = Statement(
        "mail_contacts.unsubscribe",
        """
        UPDATE {schema}.mail_contacts SET state = 'unsubscribed', version = version + 1, updated_at = $2
        WHERE id = $1 AND state <> 'unsubscribed'
        """)
}
