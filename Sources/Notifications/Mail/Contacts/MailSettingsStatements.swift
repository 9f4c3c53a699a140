import Postgres

/// All SQL of the table `mail_settings`.
enum MailSettingsStatements {
    static let read = Statement(
        "mail_settings.read", "SELECT seat_assigned, seat_promoted, heard_from FROM {schema}.mail_settings")

    /// Whether the tenant `$1` has a contact, writes to its people, or welcomes them.
    static let isWanted = Statement(
        "mail_settings.is_wanted",
        """
        SELECT EXISTS (SELECT FROM {schema}.mail_contacts)
            OR EXISTS (SELECT FROM {schema}.mail_settings WHERE seat_assigned OR seat_promoted)
            OR EXISTS (SELECT FROM rollcall.scim_configurations WHERE tenant_id = $1 AND sends_welcome_mail)
        """)

    /// The place in the log stays where it was while anything was on.
    static let put = Statement(
        "mail_settings.put",
        """
        INSERT INTO {schema}.mail_settings AS old (seat_assigned, seat_promoted, heard_from) VALUES ($1, $2, $3)
        ON CONFLICT ON CONSTRAINT mail_settings_pkey DO UPDATE
        SET seat_assigned = excluded.seat_assigned, seat_promoted = excluded.seat_promoted,
            heard_from = CASE WHEN old.seat_assigned OR old.seat_promoted THEN old.heard_from
                              ELSE excluded.heard_from END
        """)
}
