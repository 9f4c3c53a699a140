package import FoundationEssentials
import Postgres

extension CredentialStore {
    /// A token of which something has to be told, and what.
    package typealias Reminder = (credential: Credential, outcome: ExpiryReminders.Outcome)

    /// Up to `limit` tokens with a reminder that is due.
    package func dueReminders(after place: DueReminders.Place, limit: Int) async throws -> DueReminders {
        let rows = try await client.query(
            CredentialStatements.due,
            [.timestamp(clock.now()), .timestamp(place.remindAt), .uuid(place.id), .int8(Int64(limit))])
        return try DueReminders(rows, limit: limit)
    }

    /// Takes the reminders of those of a tenant's tokens whose time it still is, and sets when the next ones are due, in the
    /// transaction in which they are told: each exactly once.
    package func takeReminders(_ ids: [UUID], in transaction: TenantTransaction) async throws -> [Reminder] {
        let now = clock.now()
        let rows = try await transaction.postgres.query(
            CredentialStatements.lockDue, [.text(transaction.tenant.id.text), .uuids(ids), .timestamp(now)])
        var told: [Reminder] = []
        var next: [(id: UUID, at: Date?)] = []
        for row in rows {
            let credential = try Credential(row)
            let scheduledAt = try row.decode(Date.self, at: row.count - 1)
            let outcome = ExpiryReminders.outcome(
                expiresAt: credential.expiresAt, scheduledAt: scheduledAt, now: now)
            // What the release before this one has revoked still has its reminder.
            let isOver = credential.revokedAt != nil || credential.replacedBy != nil
            if outcome.step != nil, !isOver { told.append((credential, outcome)) }
            next.append((credential.id, isOver ? nil : outcome.nextAt))
        }
        guard !next.isEmpty else { return [] }
        transaction.postgres.enqueue(
            CredentialStatements.remindNext, [.uuids(next.map(\.id)), .optionalTimestamps(next.map(\.at))])
        return told
    }
}
