import Crypto
import Events
import FoundationEssentials
import JSON
import Jobs
import Mail
import Metrics
import Notifications
import Outbound
import Postgres
import Tenancy
import TestDatabase
import Testing

@testable import JobHandlers

/// A mail whose server is away, for good.
struct SendMailTests {
    @Test func aMailThatWasTriedOftenEnoughHasFailed() async throws {
        try await World.make { world in
            let id = try await world.queuedMail()
            try await world.enqueue(id, attempts: 1)
            try await world.whileSendingMail {
                try await eventually("the mail has failed") {
                    try await world.mailLog.find(id, of: world.tenant).state == .failed
                }
            }
            let failed = try await world.mailLog.find(id, of: world.tenant)
            #expect(failed.attempts == 1 && failed.reply == "the mail server can't be reached")
            #expect(try await world.count("SELECT count(*) FROM rollcall.jobs WHERE kind = 'mail.send'") == 0)
        }
    }

    @Test func whyAMailWaitsStandsInItsRowAndNotInTheJob() async throws {
        try await World.make { world in
            let id = try await world.queuedMail()
            try await world.enqueue(id, attempts: 100)
            try await world.whileSendingMail {
                try await eventually("it was tried") {
                    try await world.mailLog.find(id, of: world.tenant).reply != nil
                }
            }
            #expect(try await world.mailLog.find(id, of: world.tenant).state == .queued)
            let jobs = try await world.count(
                "SELECT count(*) FROM rollcall.jobs WHERE kind = 'mail.send' AND payload::text NOT LIKE '%@%'")
            #expect(jobs == 1)
        }
    }

    @Test func aJobOfNothingIsGivenUp() async throws {
        try await World.make { world in
            try await world.enqueue(UUID(), attempts: 100)
            try await world.whileSendingMail {
                try await eventually("no job is left") {
                    try await world.count("SELECT count(*) FROM rollcall.jobs WHERE kind = 'mail.send'") == 0
                }
            }
        }
    }
}

extension World {
    fileprivate var mailLog: NotificationLog { NotificationLog(database: database) }

    /// A notification that waits, and no job for it.
    fileprivate func queuedMail() async throws -> UUID {
        let id = UUID()
        let row = Statement(
            "test.notification",
            """
            INSERT INTO {schema}.notifications (id, type, event_id, recipient, recipient_key, locale, delivery, data,
                created_at, updated_at)
            VALUES ($1, 'user.welcome', $1, 'a@people.example', 'a@people.example', 'en', 'at_once', '{}', now(), now())
            """)
        _ = try await database.query(row, for: tenant, [.uuid(id)])
        return id
    }

    fileprivate func enqueue(_ notification: UUID, attempts: Int) async throws {
        let queue = JobQueue(client: client, logger: TestDatabase.logger)
        try await database.transaction(for: tenant) { transaction in
            queue.enqueue(
                [
                    NewJob(
                        tenantID: tenant.id.text, kind: .sendMail,
                        payload: ["notification": .string(notification.uuidString.lowercased())], maxAttempts: attempts)
                ], in: transaction.postgres)
        }
    }

    /// Runs the body beside a worker whose mail server is a port that nobody listens on.
    fileprivate func whileSendingMail(_ body: () async throws -> Void) async throws {
        let outbox = Outbox(
            database: database, templates: MailTemplateStore(database: database, clock: .system),
            links: UnsubscribeLink(secretKey: SymmetricKey(size: .bits256), publicURL: nil), identifiers: .random,
            clock: .system)
        let handler = SendMail(
            tenants: tenants, outbox: outbox,
            client: try SMTPClient(server: SMTPServer(host: "127.0.0.1", port: 1, encryption: .none)),
            sender: try Mailbox("a@rollcall.example"))
        let worker = JobWorker(
            client: client, handlers: [handler], logger: TestDatabase.logger, metrics: NOOPMetricsHandler.instance)
        let work = Task { await worker.run() }
        defer { work.cancel() }
        try await body()
        work.cancel()
        await work.value
    }
}
