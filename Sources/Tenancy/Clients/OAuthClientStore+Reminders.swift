package import FoundationEssentials
import Postgres

extension OAuthClientStore {
    /// A secret of which something has to be told, whose it is, and what.
    package typealias Reminder = (client: OAuthClient, secret: ClientSecret, outcome: ExpiryReminders.Outcome)

    /// Up to `limit` secrets with a reminder that is due.
    package func dueReminders(after place: DueReminders.Place, limit: Int) async throws -> DueReminders {
        let rows = try await client.query(
            ClientSecretStatements.due,
            [.timestamp(clock.now()), .timestamp(place.remindAt), .uuid(place.id), .int8(Int64(limit))])
        return try DueReminders(rows, limit: limit)
    }

    /// Takes the reminders of those of a tenant's secrets whose time it still is, and sets when the next ones are due, in the
    /// transaction in which they are told: each exactly once.
    package func takeReminders(_ ids: [UUID], in transaction: TenantTransaction) async throws -> [Reminder] {
        let now = clock.now()
        let tenant = Bind.text(transaction.tenant.id.text)
        let rows = try await transaction.postgres.query(
            ClientSecretStatements.lockDue, [tenant, .uuids(ids), .timestamp(now)])
        let due = try rows.map { (try ClientSecret($0), try $0.decode(Date.self, at: $0.count - 1)) }
        guard !due.isEmpty else { return [] }
        let found = try await transaction.postgres.query(
            OAuthClientStatements.named, [tenant, .uuids(Array(Set(due.map(\.0.clientID))))])
        let clients = Dictionary(
            try found.map { try OAuthClient($0) }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var told: [Reminder] = []
        var next: [(id: UUID, at: Date?)] = []
        for (secret, scheduledAt) in due {
            let outcome = ExpiryReminders.outcome(expiresAt: secret.expiresAt, scheduledAt: scheduledAt, now: now)
            let client = clients[secret.clientID]
            // A deleted client keeps its secrets.
            let isOver = secret.revokedAt != nil || secret.replacedBy != nil || client?.revokedAt != nil
            if outcome.step != nil, !isOver, let client { told.append((client, secret, outcome)) }
            next.append((secret.id, isOver ? nil : outcome.nextAt))
        }
        transaction.postgres.enqueue(
            ClientSecretStatements.remindNext, [.uuids(next.map(\.id)), .optionalTimestamps(next.map(\.at))])
        return told
    }

    /// When the last live secret of the configuration's live clients expires; nil when there is none.
    package func lastExpiry(of configuration: SCIMConfiguration) async throws -> Date? {
        try await client.query(
            ClientSecretStatements.lastExpiry,
            [.text(configuration.tenantID.text), .uuid(configuration.id), .timestamp(clock.now())]
        ).first?.decode(Date?.self)
    }
}
