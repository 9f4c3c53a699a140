import Crypto
import Events
import FoundationEssentials
import JSON
import Jobs
import Postgres
import Tenancy

@testable import Notifications

/// What a test says of people and pools.
struct StatedFacts: MailFacts {
    var people: [UUID: MailPerson] = [:]
    var pools: [UUID: String] = [:]
    var welcoming: Set<UUID> = []

    func people(_ ids: [UUID], in transaction: TenantTransaction) async throws -> [UUID: MailPerson] { people }
    func poolNames(_ ids: [UUID], in transaction: TenantTransaction) async throws -> [UUID: String] { pools }
    func configurationNames(_ ids: [UUID], in transaction: TenantTransaction) async throws -> [UUID: String] { [:] }
    func welcoming(_ ids: [UUID], in transaction: TenantTransaction) async throws -> Set<UUID> { welcoming }
}

/// A tenant's mail.
extension World {
    static let mailJobs = MailJobs(
        send: JobKind("test.send", queue: "tests"), digest: JobKind("test.digest", queue: "tests"))

    func stores(_ facts: StatedFacts = StatedFacts()) -> MailStores {
        MailStores(
            database: database, log: log, follower: mailFollower(facts), identifiers: .random, clock: .system)
    }

    func mailFollower(_ facts: StatedFacts = StatedFacts()) -> EventFollower {
        follower(
            MailListener(facts: facts, queue: jobs, jobs: Self.mailJobs, identifiers: .random, clock: .system))
    }

    var outbox: Outbox {
        Outbox(
            database: database, templates: MailTemplateStore(database: database, clock: .system),
            links: UnsubscribeLink(secretKey: SymmetricKey(size: .bits256), publicURL: "https://rollcall.example"),
            identifiers: .random, clock: .system)
    }

    var digests: MailDigests {
        MailDigests(database: database, queue: jobs, jobs: Self.mailJobs, identifiers: .random, clock: .system)
    }

    func hear(_ facts: StatedFacts = StatedFacts()) async throws {
        try await mailFollower(facts).follow(present()) { _ in }
    }

    func contact(
        _ address: String = "it@example.com", _ preferences: [MailType: MailDelivery] = [:]
    ) async throws -> MailContact {
        try await stores().contacts.create(
            MailContactChange(address: address, preferences: preferences), for: present())
    }

    /// The newest first.
    func notifications() async throws -> [Notifications.Notification] {
        try await stores().log.page(of: tenant, limit: 200).elements
    }
}

extension NewEvent {
    static func mail(_ type: String, subject: UUID = UUID(), _ data: JSONObject = JSONObject()) -> NewEvent {
        NewEvent(type: EventType(rawValue: type), subject: subject, data: data)
    }
}
