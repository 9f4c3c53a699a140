package import Events
package import Jobs
package import Tenancy

/// `credentials.remind`: tells of tokens that expire soon, and of those that have expired.
///
/// What is due is one range of an index, however many tokens there are. A reminder is taken from its row in the transaction
/// that appends its event, so each is told once, whoever runs and however often. The tenants that can't be served now are
/// left for the next round.
package struct RemindOfExpiry: JobHandler {
    package let kind = JobKind.remindOfExpiry
    package let timeLimit: Duration = .seconds(600)
    private static let tokensAtOnce = 500

    private let tenants: TenantStore
    private let credentials: CredentialStore
    private let database: TenantDatabase
    private let log: EventLog

    package init(tenants: TenantStore, credentials: CredentialStore, database: TenantDatabase, log: EventLog) {
        self.tenants = tenants
        self.credentials = credentials
        self.database = database
        self.log = log
    }

    package func perform(_ batch: JobBatch) async throws {
        var place: CredentialStore.DuePlace? = .start
        while let from = place {
            let due = try await credentials.dueReminders(after: from, limit: Self.tokensAtOnce)
            for (tenantID, tokens) in due.tokens {
                guard let tenant = try await tenants.find(id: tenantID), tenant.isServable else { continue }
                try await database.transaction(for: tenant) { transaction in
                    let reminders = try await credentials.takeReminders(tokens, in: transaction)
                    log.append(reminders.map { .reminder(of: $0.credential, $0.outcome) }, in: transaction)
                }
            }
            place = due.next
        }
        log.hintSubscribers(of: [.scimTokenExpiring, .scimTokenExpired])
    }
}
