import Postgres

/// All SQL of the table `mail_settings`.
enum MailSettingsStatements {
    static let read = Statement(
        "mail_settings.read", "SELECT seat_assigned, seat_promoted, heard_from FROM {schema}.mail_settings")

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
