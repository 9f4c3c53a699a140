package import Events
import FoundationEssentials
package import Jobs
package import Tenancy

/// `credentials.remind`: tells of tokens and client secrets that expire soon, and of those that have expired.
///
/// What is due is one range of an index, however many there are. A reminder is taken from its row in the transaction
/// that appends its event, so each is told once, whoever runs and however often. The tenants that can't be served now are
/// left for the next round.
package struct RemindOfExpiry: JobHandler {
    package let kind = JobKind.remindOfExpiry
    package let timeLimit: Duration = .seconds(600)
    private static let atOnce = 500

    private let tenants: TenantStore
    private let credentials: CredentialStore
    private let clients: OAuthClientStore
    private let database: TenantDatabase
    private let log: EventLog

    package init(
        tenants: TenantStore, credentials: CredentialStore, clients: OAuthClientStore, database: TenantDatabase,
        log: EventLog
    ) {
        self.tenants = tenants
        self.credentials = credentials
        self.clients = clients
        self.database = database
        self.log = log
    }

    package func perform(_ batch: JobBatch) async throws {
        try await remind()
    }

    /// A tenant a transaction: one that is in trouble keeps nobody else's reminders back, and is tried again with the job.
    func remind() async throws {
        defer {
            log.hintSubscribers(
                of: [.scimTokenExpiring, .scimTokenExpired, .oauthClientSecretExpiring, .oauthClientSecretExpired])
        }
        let (credentials, clients) = (credentials, clients)
        var failures: [any Error] = []
        failures += try await walk(credentials.dueReminders) { ids, transaction in
            try await credentials.takeReminders(ids, in: transaction).map { .reminder(of: $0.credential, $0.outcome) }
        }
        failures += try await walk(clients.dueReminders) { ids, transaction in
            try await clients.takeReminders(ids, in: transaction).map {
                .reminder(of: $0.secret, of: $0.client, $0.outcome)
            }
        }
        if let failure = failures.last { throw failure }
    }

    /// Walks one list of what is due; answers what went wrong with single tenants.
    private func walk(
        _ due: (DueReminders.Place, Int) async throws -> DueReminders,
        _ take: @Sendable @escaping ([UUID], TenantTransaction) async throws -> [NewEvent]
    ) async throws -> [any Error] {
        var place: DueReminders.Place? = .start
        var failures: [any Error] = []
        while let from = place {
            let page = try await due(from, Self.atOnce)
            for (tenantID, ids) in page.ids {
                do {
                    guard let tenant = try await tenants.find(id: tenantID), tenant.isServable else { continue }
                    try await database.transaction(for: tenant) { transaction in
                        log.append(try await take(ids, transaction), in: transaction)
                    }
                } catch {
                    try Task.checkCancellation()
                    failures.append(error)
                }
            }
            place = page.next
        }
        return failures
    }
}
