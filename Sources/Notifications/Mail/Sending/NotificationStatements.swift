import FoundationEssentials
import Postgres

/// All SQL of the table `notifications`.
enum NotificationStatements {
    static let columns = """
        id, type, event_id, contact_id, user_id, recipient, locale, delivery, digest_id, state, data, attempts, reply,
        created_at, updated_at, sent_at
        """

    // MARK: Writing

    /// What somebody was told of already is left out; answers the rest.
    static let insert = Statement(
        "notifications.insert",
        """
        INSERT INTO {schema}.notifications (id, type, event_id, contact_id, user_id, recipient, recipient_key, locale,
            delivery, data, created_at, updated_at)
        SELECT id, type, event_id, contact_id, user_id, recipient, recipient_key, locale, delivery, data, $11, $11
        FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[],
                    $9::text[], $10::text[])
             AS new (id, type, event_id, contact_id, user_id, recipient, recipient_key, locale, delivery, data)
        ON CONFLICT ON CONSTRAINT notifications_once DO NOTHING
        RETURNING id
        """)

    static func binds(inserting new: [NewNotification], at now: Date) -> [Bind] {
        [
            .uuids(new.map(\.id)), .texts(new.map(\.type.rawValue)), .optionalUUIDs(new.map(\.eventID)),
            .optionalUUIDs(new.map(\.contactID)), .optionalUUIDs(new.map(\.userID)), .texts(new.map(\.recipient)),
            .texts(new.map { $0.recipient.lowercased() }), .texts(new.map(\.locale)),
            .texts(new.map(\.delivery.rawValue)), .texts(new.map(\.values.stored)), .timestamp(now),
        ]
    }

    /// Up to `$2` from before `$1`: ids are in the order of time.
    static let forget = Statement(
        "notifications.forget",
        """
        DELETE FROM {schema}.notifications
        WHERE id = ANY (ARRAY(SELECT id FROM {schema}.notifications WHERE id < $1 ORDER BY id LIMIT $2))
        """)

    // MARK: Digests

    /// Puts up to `$4` waiting notifications of contact `$1` into digest `$2`; answers how many.
    static let gather = Statement(
        "notifications.gather",
        """
        WITH gathered AS (
            UPDATE {schema}.notifications SET digest_id = $2, updated_at = $3
            WHERE id = ANY (ARRAY(
                SELECT id FROM {schema}.notifications
                WHERE contact_id = $1 AND delivery = 'digest' AND digest_id IS NULL AND state = 'queued'
                ORDER BY id LIMIT $4))
            RETURNING id)
        SELECT count(*) FROM gathered
        """)

    /// Ends what waits to be gathered for contact `$1`, who is gone, for the reason `$2`.
    static let suppressWaiting = Statement(
        "notifications.suppress_waiting",
        """
        UPDATE {schema}.notifications SET state = 'suppressed', reply = $2, updated_at = $3
        WHERE contact_id = $1 AND delivery = 'digest' AND digest_id IS NULL AND state = 'queued'
        """)

    static func binds(suppressingWaitingFor contact: UUID, at now: Date) -> [Bind] {
        [.uuid(contact), .text(Self.contactIsGone), .timestamp(now)]
    }

    /// What is said of a notification to a contact who is gone.
    static let contactIsGone = "the contact was removed"

    static let gathered = Statement(
        "notifications.gathered",
        "SELECT \(columns) FROM {schema}.notifications WHERE digest_id = $1 ORDER BY id")

    // MARK: Sending

    /// Counts the attempt before it is made, so that a worker that is lost has made one. Nothing for what is done.
    static let start = Statement(
        "notifications.start",
        """
        UPDATE {schema}.notifications SET attempts = attempts + 1, updated_at = $2
        WHERE id = $1 AND state = 'queued'
        RETURNING \(columns)
        """)

    /// Whether the address bounces, and the state of the contact: NULL when it is gone or there was none.
    static let obstacles = Statement(
        "notifications.obstacles",
        """
        SELECT s.id IS NOT NULL, c.state
        FROM {schema}.notifications n
        LEFT JOIN {schema}.mail_suppressions s ON s.address_key = n.recipient_key
        LEFT JOIN {schema}.mail_contacts c ON c.id = n.contact_id
        WHERE n.id = $1
        """)

    static let note = Statement(
        "notifications.note",
        "UPDATE {schema}.notifications SET reply = $2, updated_at = $3 WHERE id = $1 AND state = 'queued'")

    /// The end of a notification; answers whether it was still waiting for it.
    static let finish = Statement(
        "notifications.finish",
        """
        UPDATE {schema}.notifications
        SET state = $2, reply = $3, updated_at = $4, sent_at = CASE WHEN $2 = 'sent' THEN $4 END
        WHERE id = $1 AND state = 'queued'
        RETURNING recipient
        """)

    /// The same for what a digest tells of.
    static let finishGathered = Statement(
        "notifications.finish_gathered",
        """
        UPDATE {schema}.notifications
        SET state = $2, reply = $3, updated_at = $4, sent_at = CASE WHEN $2 = 'sent' THEN $4 END
        WHERE digest_id = $1 AND state = 'queued'
        """)
}
