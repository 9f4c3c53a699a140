package import FoundationEssentials
package import Postgres

/// The users of tenants' consoles.
package struct ConsoleUserStore: Sendable {
    private let client: PostgresClient
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

    package init(client: PostgresClient, identifiers: IdentifierGenerator, clock: WallClock) {
        self.client = client
        self.identifiers = identifiers
        self.clock = clock
    }

    /// Adds a user, who can't sign in before there is a link.
    ///
    /// Throws ``TenancyError/consoleAddressInvalid``, ``TenancyError/nameInvalid(_:)``,
    /// ``TenancyError/consoleAddressTaken(_:)``, ``TenancyError/tenantNotFound``.
    package func create(
        address: String, name: String, role: ConsoleRole, of tenant: TenantID
    ) async throws -> ConsoleUser {
        let address = try ConsoleAddress.validated(address)
        let name = try DisplayName.validated(name)
        let now = clock.now()
        do {
            let rows = try await client.query(
                ConsoleStatements.insertUser,
                [
                    .uuid(identifiers.next(at: now)), .text(tenant.text), .text(address),
                    .text(DisplayName.key(address)), .text(name), .text(role.rawValue), .timestamp(now),
                ])
            guard let row = rows.first else { throw TenancyError.consoleUserNotFound }
            return try ConsoleUser(row)
        } catch let error as PostgresError {
            switch error.constraint {
            case "console_users_address_unique": throw TenancyError.consoleAddressTaken(address)
            case "console_users_tenant": throw TenancyError.tenantNotFound
            default: throw error
            }
        }
    }

    /// Throws ``TenancyError/consoleUserNotFound``, also for another tenant's.
    package func find(_ id: UUID, of tenant: TenantID) async throws -> ConsoleUser {
        let rows = try await client.query(ConsoleStatements.findUser, [.text(tenant.text), .uuid(id)])
        guard let row = rows.first else { throw TenancyError.consoleUserNotFound }
        return try ConsoleUser(row)
    }

    /// Nil when nobody has the address.
    package func find(address: String, of tenant: TenantID) async throws -> ConsoleUser? {
        try await client.query(
            ConsoleStatements.findUserByAddress, [.text(tenant.text), .text(DisplayName.key(address))]
        ).first.map { row throws(PostgresError) in try ConsoleUser(row) }
    }

    /// Up to `limit` users in the order of their making, disabled ones too; with the role, and with the text in their name or
    /// address, unless nil.
    package func page(
        of tenant: TenantID, role: ConsoleRole? = nil, holding text: String? = nil, after: UUID? = nil, limit: Int
    ) async throws -> Page<ConsoleUser, UUID> {
        let rows = try await client.query(
            ConsoleStatements.userPage,
            [
                .text(tenant.text), .uuid(after), .int8(Int64(limit) + 1), .text(role?.rawValue),
                .text(text.map(DisplayName.key)),
            ])
        return Page(try rows.map { row throws(PostgresError) in try ConsoleUser(row) }, limit: limit) { $0.id }
    }

    /// Changes a user; what is changed counts with the next request of its sessions. Who is disabled has none left, and no link:
    /// neither comes back when the user does.
    ///
    /// Throws ``TenancyError/consoleUserNotFound``, ``TenancyError/nameInvalid(_:)``.
    package func update(
        _ id: UUID, _ change: ConsoleUserChange, of tenant: TenantID
    ) async throws -> ConsoleUser {
        let name = try validatedName(of: change)
        return try await client.transaction { transaction in
            try await apply(change, name, to: id, of: tenant, in: transaction)
        }
    }

    /// Changes a user for another user of the same console, who could not undo it if no owner were left.
    ///
    /// Throws what ``update(_:_:of:)`` does and ``TenancyError/consoleOwnerLast``.
    package func updateKeepingAnOwner(
        _ id: UUID, _ change: ConsoleUserChange, of tenant: TenantID
    ) async throws -> ConsoleUser {
        let name = try validatedName(of: change)
        return try await client.transaction { transaction in
            let owners = try await transaction.query(ConsoleStatements.lockOwners, [.text(tenant.text)])
                .map { try $0.decode(UUID.self, at: 0) }
            let user = try await apply(change, name, to: id, of: tenant, in: transaction)
            let isOwner = user.role == .owner && user.disabledAt == nil
            guard isOwner || owners.contains(where: { $0 != id }) else { throw TenancyError.consoleOwnerLast }
            return user
        }
    }

    private func apply(
        _ change: ConsoleUserChange, _ name: String?, to id: UUID, of tenant: TenantID,
        in transaction: PostgresTransaction
    ) async throws -> ConsoleUser {
        let now = clock.now()
        let held = try await transaction.query(ConsoleStatements.lockUser, [.uuid(id)]).first
        let wasDisabled = try held?.decode(Date?.self, at: 0) != nil
        let rows = try await transaction.query(
            ConsoleStatements.updateUser,
            [
                .text(tenant.text), .uuid(id), .text(name), .text(change.role?.rawValue), .bool(change.isDisabled),
                .timestamp(now),
            ])
        guard let row = rows.first else { throw TenancyError.consoleUserNotFound }
        let user = try ConsoleUser(row)
        // Who is enabled may have been disabled by a release that left sessions and links as they were.
        if wasDisabled || user.disabledAt != nil {
            ConsoleSessionStore.endAll(of: id, at: now, in: transaction)
        }
        return user
    }

    private func validatedName(of change: ConsoleUserChange) throws(TenancyError) -> String? {
        guard let name = change.name else { return nil }
        return try DisplayName.validated(name)
    }
}
