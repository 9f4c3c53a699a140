package import FoundationEssentials
import JSON
package import Postgres
package import Tenancy

/// The notifications on their way out: what one says, and how it ends.
package struct Outbox: Sendable {
    private let database: TenantDatabase
    private let templates: MailTemplateStore
    private let links: UnsubscribeLink
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

    package init(
        database: TenantDatabase, templates: MailTemplateStore, links: UnsubscribeLink,
        identifiers: IdentifierGenerator, clock: WallClock
    ) {
        self.database = database
        self.templates = templates
        self.links = links
        self.identifiers = identifiers
        self.clock = clock
    }

    /// Begins an attempt to send; nil when there is nothing to send any more.
    ///
    /// What must not be sent (the address bounces, the contact wants no mail or is gone) is ended here.
    package func start(_ id: UUID, of tenant: Tenant) async throws -> OutgoingMail? {
        let rows = try await database.pipeline(
            for: tenant,
            [
                (NotificationStatements.start, [.uuid(id), .timestamp(clock.now())]),
                (NotificationStatements.obstacles, [.uuid(id)]),
            ])
        guard let row = rows[0].first, let found = rows[1].first else { return nil }
        let notification = try Notification(row)
        let (bounces, contactState) = try found.decode(Bool.self, String?.self)
        if let reason = Self.obstacle(to: notification, bounces: bounces, contactState: contactState) {
            try await database.transaction(for: tenant) { transaction in
                _ = try await end(id, as: .suppressed, reply: reason, in: transaction)
            }
            return nil
        }
        return try await compose(notification, of: tenant)
    }

    /// Remembers why an attempt was in vain.
    package func note(_ id: UUID, reply: String, of tenant: Tenant) async throws {
        _ = try await database.query(
            NotificationStatements.note, for: tenant, [.uuid(id), .text(reply), .timestamp(clock.now())])
    }

    /// Ends a notification, and what it tells of if it is a digest; `complete` runs in the same transaction.
    ///
    /// - Parameter suppressesAddress: Whether nothing shall go to the address any more.
    package func finish(
        _ id: UUID, as state: NotificationState, reply: String, suppressesAddress: Bool = false, of tenant: Tenant,
        completing complete: (PostgresTransaction) async throws -> Void
    ) async throws {
        try await database.transaction(for: tenant) { transaction in
            let recipient = try await end(id, as: state, reply: reply, in: transaction)
            if suppressesAddress, let recipient {
                let now = clock.now()
                transaction.enqueue(
                    MailSuppressionStatements.insert,
                    [
                        .uuid(identifiers.next(at: now)), .text(recipient), .text(recipient.lowercased()), .text(reply),
                        .timestamp(now),
                    ])
            }
            try await complete(transaction.postgres)
        }
    }

    private static func obstacle(to notification: Notification, bounces: Bool, contactState: String?) -> String? {
        if bounces { return "the address was refused before; lift its suppression to try again" }
        guard notification.contactID != nil else { return nil }
        return switch contactState {
        case MailContact.State.active.rawValue: nil
        case nil: NotificationStatements.contactIsGone
        default: "the contact has unsubscribed"
        }
    }

    /// The recipient, or nil when it had ended before.
    private func end(
        _ id: UUID, as state: NotificationState, reply: String, in transaction: TenantTransaction
    ) async throws -> String? {
        let binds: [Bind] = [.uuid(id), .text(state.rawValue), .text(reply), .timestamp(clock.now())]
        transaction.enqueue(NotificationStatements.finishGathered, binds)
        return try await transaction.query(NotificationStatements.finish, binds).first?.decode(String.self, at: 0)
    }

    private func compose(_ notification: Notification, of tenant: Tenant) async throws -> OutgoingMail {
        var values = notification.values
        var url: String?
        var gathered: [Notification] = []
        if notification.type == .digest {
            gathered = try await database.query(
                NotificationStatements.gathered, for: tenant, [.uuid(notification.id)]
            ).map { try Notification($0) }
            url = notification.contactID.flatMap { links.url(for: $0, of: tenant) }
            values.texts["unsubscribe_url"] = url
        }
        let types = Set(gathered.map(\.type)).union([notification.type])
        let templates = try await templates.templates(for: types, locale: notification.locale, of: tenant)
        values.items = gathered.map { item in
            [
                "line": templates[item.type]?.line(with: item.values) ?? item.type.rawValue,
                "item_time": item.values.texts["time"] ?? "",
            ]
        }
        guard let template = templates[notification.type] else { throw MailError.templateNotFound }
        return OutgoingMail(
            notification: notification, content: template.filled(with: values), unsubscribeURL: url)
    }
}
