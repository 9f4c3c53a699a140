package import FoundationEssentials
package import Jobs
package import Postgres
package import Tenancy

/// Gathers what waits for a contact into one mail.
package struct MailDigests: Sendable {
    /// Notifications that one mail tells of.
    static let most = 200

    private let database: TenantDatabase
    private let queue: JobQueue
    private let jobs: MailJobs
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

    package init(
        database: TenantDatabase, queue: JobQueue, jobs: MailJobs, identifiers: IdentifierGenerator, clock: WallClock
    ) {
        self.database = database
        self.queue = queue
        self.jobs = jobs
        self.identifiers = identifiers
        self.clock = clock
    }

    /// Makes a digest of each contact's waiting notifications, if there are any; `complete` runs in the same transaction.
    package func gather(
        for contacts: [UUID], of tenant: Tenant, completing complete: (PostgresTransaction) async throws -> Void
    ) async throws {
        let made = try await database.transaction(for: tenant) { transaction in
            var made: [NewJob] = []
            for contact in contacts { made += try await gather(for: contact, in: transaction) }
            queue.enqueue(made, in: transaction.postgres)
            try await complete(transaction.postgres)
            return made
        }
        queue.hint(made.map(\.kind))
    }

    private func gather(for contactID: UUID, in transaction: TenantTransaction) async throws -> [NewJob] {
        let now = clock.now()
        let rows = try await transaction.query(MailContactStatements.lock, [.uuid(contactID)])
        guard let contact = try rows.first.map({ try MailContact($0) }) else {
            // Told of something while the contact was taken away.
            transaction.enqueue(
                NotificationStatements.suppressWaiting,
                NotificationStatements.binds(suppressingWaitingFor: contactID, at: now))
            return []
        }
        let digestID = identifiers.next(at: now)
        let gathered = try await transaction.query(
            NotificationStatements.gather,
            [.uuid(contactID), .uuid(digestID), .timestamp(now), .int8(Int64(Self.most))])
        guard let count = try gathered.first?.decode(Int.self, at: 0), count > 0 else { return [] }
        let digest = NewNotification(
            id: digestID, type: .digest, eventID: nil, contactID: contactID, recipient: contact.address,
            locale: contact.locale, delivery: .atOnce,
            values: MailValues([
                "tenant_name": transaction.tenant.name, "time": MailTopic.text(now), "count": String(count),
            ]))
        transaction.enqueue(
            NotificationStatements.insert, NotificationStatements.binds(inserting: [digest], at: now))
        let send = jobs.send(digestID, of: transaction.tenant)
        guard count == Self.most else { return [send] }
        // There may be more than one mail holds.
        return [send, jobs.digest(contactID, of: transaction.tenant, after: .zero)]
    }
}
