import FoundationEssentials
import Postgres
import Tenancy
import Testing

@testable import Notifications

struct MailStatementPlanTests {
    /// With statistics of 20,000 notifications and 10,000 rows in the tables beside, no statement may walk one of them.
    @Test func readNoTableAsAWhole() async throws {
        try await World.make { world in
            for sql in Self.rows { try await world.run(sql) }
            for table in Self.tables { try await world.run("ANALYZE {schema}.\(table)") }
            for (statement, binds) in cases {
                let explain = Statement("explain \(statement.name)", "EXPLAIN " + statement.sql)
                let rows = try await world.database.query(explain, for: world.tenant, binds)
                let plan = try rows.map { try $0.decode(String.self, at: 0) }.joined(separator: "\n")
                for table in Self.tables {
                    #expect(!plan.contains("Seq Scan on \(table)"), "\(statement.name)\n\(plan)")
                }
            }
        }
    }

    private static let tables = ["notifications", "mail_suppressions", "mail_contacts", "mail_templates"]

    private static let rows = [
        """
        INSERT INTO {schema}.mail_contacts
            (id, address, address_key, locale, digest, preferences, heard_from, created_at, updated_at)
        SELECT md5('c' || n)::uuid, n || '@x', n || '@x', 'en', 'daily', '{}', 0, now(), now()
        FROM generate_series(1, 10000) n
        """,
        """
        INSERT INTO {schema}.mail_suppressions (id, address, address_key, reply, since)
        SELECT md5('s' || n)::uuid, n || '@x', n || '@x', '550', now() FROM generate_series(1, 10000) n
        """,
        """
        INSERT INTO {schema}.mail_templates (type, locale, subject, text, html, updated_at)
        SELECT 'type' || n % 100, 'l' || n, 's', 't', 'h', now() FROM generate_series(1, 10000) n
        """,
        """
        INSERT INTO {schema}.notifications (id, type, event_id, contact_id, recipient, recipient_key, locale, delivery,
            digest_id, state, data, created_at, updated_at, sent_at)
        SELECT md5('n' || n)::uuid, 'license.waitlisted', md5('e' || n)::uuid, md5('c' || n % 10000 + 1)::uuid,
            n || '@x', n || '@x', 'en', CASE WHEN n % 2 = 0 THEN 'digest' ELSE 'at_once' END,
            CASE WHEN n % 4 = 0 THEN md5('d' || n % 500)::uuid END,
            CASE WHEN n % 3 = 0 THEN 'queued' ELSE 'sent' END, '{}', now(), now(), CASE WHEN n % 3 <> 0 THEN now() END
        FROM generate_series(1, 20000) n
        """,
    ]

    private var cases: [(Statement, [Bind])] {
        let (id, now) = (UUID(), Date(timeIntervalSince1970: 1_800_000_000))
        let ended: [Bind] = [.uuid(id), .text("sent"), .text("250 ok"), .timestamp(now)]
        let change: [Bind] = [
            .uuid(id), .text("a@x"), .text("a@x"), .text("en"), .text("daily"), .text("{}"), .text("active"),
            .timestamp(now),
        ]
        return [
            (NotificationStatements.pageToUser, [.uuid(id), .int8(51), .uuid(id)]),
            (NotificationStatements.forget, [.uuid(.before(everythingMadeAt: now)), .int8(200)]),
            (NotificationStatements.gather, [.uuid(id), .uuid(UUID()), .timestamp(now), .int8(200)]),
            (
                NotificationStatements.suppressWaiting,
                NotificationStatements.binds(suppressingWaitingFor: id, at: now)
            ),
            (NotificationStatements.gathered, [.uuid(id)]),
            (NotificationStatements.start, [.uuid(id), .timestamp(now)]),
            (NotificationStatements.obstacles, [.uuid(id)]),
            (NotificationStatements.note, [.uuid(id), .text("450"), .timestamp(now)]),
            (NotificationStatements.finish, ended),
            (NotificationStatements.finishGathered, ended),
            (NotificationStatements.page, [.uuid(.highest), .int8(51)]),
            (NotificationStatements.pageInState, [.uuid(.highest), .int8(51), .text("queued")]),
            (
                NotificationStatements.pageToRecipient,
                [.uuid(.highest), .int8(51), .text("7@x"), .text("sent"), .text(nil)]
            ),
            (
                NotificationStatements.pageOfType,
                [.uuid(.highest), .int8(51), .text("license.waitlisted"), .texts(["queued", "sent", "bounced"])]
            ),
            (NotificationStatements.find, [.uuid(id)]),
            (MailContactStatements.find, [.uuid(id)]),
            (MailContactStatements.lock, [.uuid(id)]),
            (MailContactStatements.page, [.uuid(.lowest), .int8(51)]),
            (MailContactStatements.update, change),
            (MailContactStatements.delete, [.uuid(id)]),
            (MailContactStatements.unsubscribe, [.uuid(id), .timestamp(now)]),
            (MailSuppressionStatements.page, [.uuid(.lowest), .int8(51)]),
            (MailSuppressionStatements.ofAddress, [.text("7@x")]),
            (MailSuppressionStatements.delete, [.uuid(id)]),
            (WebhookEndpointStatements.descriptions, [.uuids([id])]),
            (MailTemplateStatements.all, []),
            (MailTemplateStatements.find, [.texts(["digest"]), .texts(["en", "de"])]),
            (MailTemplateStatements.delete, [.text("digest"), .text("en")]),
        ]
    }
}
