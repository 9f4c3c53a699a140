import Postgres

/// All SQL of the table `mail_templates`.
enum MailTemplateStatements {
    static let columns = "type, locale, subject, text, html, updated_at"

    static let all = Statement(
        "mail_templates.all", "SELECT \(columns) FROM {schema}.mail_templates ORDER BY type, locale LIMIT 1000")

    /// Those of the types `$1` in the locales `$2`.
    static let find = Statement(
        "mail_templates.find",
        """
        SELECT \(columns) FROM {schema}.mail_templates
        WHERE type = ANY ($1::text[]) AND locale = ANY ($2::text[])
        """)

    /// No row: the type has `$7` others. Two who write at once may go one beyond.
    static let put = Statement(
        "mail_templates.put",
        """
        INSERT INTO {schema}.mail_templates (type, locale, subject, text, html, updated_at)
        SELECT $1::text, $2::text, $3::text, $4::text, $5::text, $6::timestamptz
        WHERE (SELECT count(*) FROM {schema}.mail_templates WHERE type = $1 AND locale <> $2) < $7::int8
        ON CONFLICT ON CONSTRAINT mail_templates_pkey DO UPDATE
        SET subject = excluded.subject, text = excluded.text, html = excluded.html, updated_at = excluded.updated_at
        RETURNING \(columns)
        """)

    static let delete = Statement(
        "mail_templates.delete",
        "DELETE FROM {schema}.mail_templates WHERE type = $1 AND locale = $2 RETURNING type")
}
