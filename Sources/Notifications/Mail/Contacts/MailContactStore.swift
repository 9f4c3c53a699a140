package import Events
package import FoundationEssentials
import Mail
import Postgres
package import Tenancy

/// Who is told by mail, and how.
package struct MailContactStore: Sendable {
    /// Contacts of a tenant: whoever tells an event reads them all.
    static let most = 200

    private let database: TenantDatabase
    private let log: EventLog
    private let follower: EventFollower
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

    package init(
        database: TenantDatabase, log: EventLog, follower: EventFollower, identifiers: IdentifierGenerator,
        clock: WallClock
    ) {
        self.database = database
        self.log = log
        self.follower = follower
        self.identifiers = identifiers
        self.clock = clock
    }

    /// Adds a contact, who is told of what happens from now on.
    ///
    /// Throws ``MailError/addressInvalid(_:)``, ``MailError/localeInvalid``, ``MailError/contactAddressTaken``,
    /// ``MailError/tooManyContacts(limit:)``.
    package func create(_ new: MailContactChange, for tenant: Tenant) async throws -> MailContact {
        let (address, key) = try Self.address(new.address ?? "")
        let locale = try new.locale.map { (tag) throws(MailError) in try MailLocale(tag) } ?? .english
        let now = clock.now()
        try await log.number(of: tenant)
        do {
            return try await database.transaction(for: tenant) { transaction in
                // The lock that it takes makes the count final.
                let place = try await follower.begin(.mail, in: transaction)
                let count = try await transaction.query(MailContactStatements.count).first?.decode(Int.self, at: 0)
                guard let count, count < Self.most else { throw MailError.tooManyContacts(limit: Self.most) }
                let rows = try await transaction.query(
                    MailContactStatements.insert,
                    [
                        .uuid(identifiers.next(at: now)), .text(address), .text(key), .text(locale.text),
                        .text((new.digest ?? .daily).rawValue), .text(MailContact.stored(new.preferences)),
                        .text((new.state ?? .active).rawValue), .int8(place), .timestamp(now),
                    ])
                guard let row = rows.first else { throw PostgresError.decoding("the new contact was not returned") }
                return try MailContact(row)
            }
        } catch let error as PostgresError {
            throw Self.named(error)
        }
    }

    /// Throws ``MailError/contactNotFound``, also when another tenant has it.
    package func find(_ id: UUID, of tenant: Tenant) async throws -> MailContact {
        guard let row = try await database.query(MailContactStatements.find, for: tenant, [.uuid(id)]).first else {
            throw MailError.contactNotFound
        }
        return try MailContact(row)
    }

    /// Up to `limit` contacts in the order of their making.
    package func page(of tenant: Tenant, after: UUID? = nil, limit: Int) async throws -> Page<MailContact, UUID> {
        let rows = try await database.query(
            MailContactStatements.page, for: tenant, [.uuid(after ?? .lowest), .int8(Int64(limit) + 1)])
        return Page(try rows.map { try MailContact($0) }, limit: limit) { $0.id }
    }

    /// Throws what ``create(_:for:)`` does, ``MailError/contactNotFound`` and ``MailError/contactChanged``.
    ///
    /// - Parameter expected: The versions that the caller knows; nil when the caller does not care.
    package func update(
        _ id: UUID, _ change: MailContactChange, ifVersion expected: Set<Int64>?, of tenant: Tenant
    ) async throws -> MailContact {
        let address = try change.address.map { (text) throws(MailError) in try Self.address(text) }
        let locale = try change.locale.map { (tag) throws(MailError) in try MailLocale(tag) }
        do {
            return try await database.transaction(for: tenant) { transaction in
                let locked = try await transaction.query(MailContactStatements.lock, [.uuid(id)])
                guard let row = locked.first else { throw MailError.contactNotFound }
                let contact = try MailContact(row)
                if let expected, !expected.contains(contact.version) { throw MailError.contactChanged }
                let rows = try await transaction.query(
                    MailContactStatements.update,
                    [
                        .uuid(id), .text(address?.text ?? contact.address),
                        .text(address?.key ?? contact.address.lowercased()), .text(locale?.text ?? contact.locale),
                        .text((change.digest ?? contact.digest).rawValue),
                        .text(MailContact.stored(contact.preferences.merging(change.preferences) { $1 })),
                        .text((change.state ?? contact.state).rawValue), .timestamp(clock.now()),
                    ])
                guard let row = rows.first else { throw MailError.contactNotFound }
                return try MailContact(row)
            }
        } catch let error as PostgresError {
            throw Self.named(error)
        }
    }

    /// What waits for the contact is not sent. Throws ``MailError/contactNotFound``.
    package func delete(_ id: UUID, of tenant: Tenant) async throws {
        try await database.transaction(for: tenant) { transaction in
            try await MailWishes(follower: follower).lessen(in: transaction) {
                let rows = try await transaction.query(MailContactStatements.delete, [.uuid(id)])
                guard !rows.isEmpty else { throw MailError.contactNotFound }
            }
            transaction.enqueue(
                NotificationStatements.suppressWaiting,
                NotificationStatements.binds(suppressingWaitingFor: id, at: clock.now()))
        }
    }

    /// Ends mail to a contact; no contact, or once more, changes nothing.
    package func unsubscribe(_ id: UUID, of tenant: Tenant) async throws {
        _ = try await database.query(
            MailContactStatements.unsubscribe, for: tenant, [.uuid(id), .timestamp(clock.now())])
    }

    private static func address(_ text: String) throws(MailError) -> (text: String, key: String) {
        do throws(MailAddressRefusal) {
            let address = try MailAddress(text)
            return (address.text, address.key)
        } catch {
            throw .addressInvalid(error.description)
        }
    }

    private static func named(_ error: PostgresError) -> any Error {
        error.constraint == "mail_contacts_address_unique" ? MailError.contactAddressTaken : error
    }
}
