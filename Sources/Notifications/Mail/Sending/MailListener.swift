package import Events
import FoundationEssentials
package import Jobs
import Postgres
package import Tenancy

/// Turns a tenant's events into notifications: for its contacts as each wishes, and for its people where that was turned on.
package struct MailListener: EventListener {
    private let facts: any MailFacts
    private let queue: JobQueue
    private let jobs: MailJobs
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

    package init(
        facts: any MailFacts, queue: JobQueue, jobs: MailJobs, identifiers: IdentifierGenerator, clock: WallClock
    ) {
        self.facts = facts
        self.queue = queue
        self.jobs = jobs
        self.identifiers = identifiers
        self.clock = clock
    }

    package func hear(_ events: [Event], in transaction: TenantTransaction) async throws -> Set<JobKind> {
        let topics = events.compactMap(MailTopic.init)
        guard !topics.isEmpty else { return [] }
        let now = clock.now()
        let audience = try await MailAudience.read(for: topics, facts: facts, in: transaction)
        let new = audience.notifications(about: topics) { identifiers.next(at: now) }
        guard !new.isEmpty else { return [] }
        let rows = try await transaction.query(
            NotificationStatements.insert, NotificationStatements.binds(inserting: new, at: now))
        let written = Set(try rows.map { try $0.decode(UUID.self, at: 0) })
        let made = jobs(for: new.filter { written.contains($0.id) }, audience, of: transaction.tenant, at: now)
        queue.enqueue(made, in: transaction.postgres)
        return Set(made.filter { $0.delay == .zero }.map(\.kind))
    }

    private func jobs(
        for new: [NewNotification], _ audience: MailAudience, of tenant: Tenant, at now: Date
    ) -> [NewJob] {
        let sends = new.filter { $0.delivery == .atOnce }.map { jobs.send($0.id, of: tenant) }
        let gathering = Set(new.filter { $0.delivery == .digest }.compactMap(\.contactID))
        let digests = audience.contacts.filter { gathering.contains($0.id) }.map { contact in
            jobs.digest(contact.id, of: tenant, after: DigestSchedule.wait(for: contact.digest, from: now))
        }
        return sends + digests
    }
}
