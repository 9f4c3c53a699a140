package import Events
package import FoundationEssentials
import JSON
import Postgres
package import Tenancy

extension LicensePoolStore {
    /// Changes a pool, next to the events that tell of it; the seats follow later. A change that changes nothing writes
    /// nothing.
    ///
    /// `versions` are those that the caller knows, nil for any. Throws ``LicensingError/poolNotFound(_:)``,
    /// ``LicensingError/poolChanged``, ``LicensingError/poolNameTaken(_:)``, ``LicensingError/outOfRange(_:_:)``,
    /// ``LicensingError/seatsOutOfRange(_:allowed:)``, `TenancyError.nameInvalid`.
    package func update(
        _ id: UUID, _ change: LicensePoolChange, ifVersion versions: Set<Int64>? = nil, of tenant: Tenant
    ) async throws -> LicensePool {
        do {
            let (before, after) = try await database.transaction(for: tenant) { transaction in
                let found = try await transaction.query(LicensePoolStatements.lockToChange, [.uuid(id)])
                guard let before = try found.first.map({ try LicensePool($0) }) else {
                    throw LicensingError.poolNotFound(id)
                }
                guard versions?.contains(before.version) ?? true else { throw LicensingError.poolChanged }
                let wanted = try change.applied(to: before)
                guard wanted != LicensePoolChange.State(before) else { return (before, before) }
                let rows = try await transaction.query(
                    LicensePoolStatements.update, wanted.binds(id, at: clock.now()))
                guard let row = rows.first else { throw LicensingError.poolNotFound(id) }
                let after = try LicensePool(row)
                log.append(Self.events(from: before, to: after), in: transaction)
                return (before, after)
            }
            if before != after { log.hintSubscribers(of: [.licensePoolUpdated, .licensePoolResized]) }
            return after
        } catch let error as PostgresError where error.constraint == "license_pools_name_unique" {
            throw LicensingError.poolNameTaken(change.name ?? "")
        }
    }

    /// What a change of the pool would be told as; nothing is written.
    package func eventsOfChange(
        _ id: UUID, _ change: LicensePoolChange, of tenant: Tenant
    ) async throws -> [NewEvent] {
        guard let before = try await find(id, of: tenant) else { throw LicensingError.poolNotFound(id) }
        let wanted = try change.applied(to: before)
        let after = LicensePool(
            id: id, name: wanted.name, product: before.product, seats: wanted.seats, settings: wanted.settings,
            version: before.version, createdAt: before.createdAt, updatedAt: before.updatedAt)
        return Self.events(from: before, to: after)
    }

    /// Deletes a pool on which nothing hangs.
    ///
    /// `versions` are those that the caller knows, nil for any. Throws ``LicensingError/poolNotFound(_:)``,
    /// ``LicensingError/poolChanged``, ``LicensingError/poolInUse(_:)``.
    package func delete(_ id: UUID, ifVersion versions: Set<Int64>? = nil, of tenant: Tenant) async throws {
        try await database.transaction(for: tenant) { transaction in
            let found = try await transaction.query(LicensePoolStatements.lockToChange, [.uuid(id)])
            guard let pool = try found.first.map({ try LicensePool($0) }) else {
                throw LicensingError.poolNotFound(id)
            }
            guard versions?.contains(pool.version) ?? true else { throw LicensingError.poolChanged }
            try await Self.checkUnused(id, in: transaction)
            transaction.enqueue(LicensePoolStatements.markDeleted, [.uuid(id), .timestamp(clock.now())])
            log.append([NewEvent(type: .licensePoolDeleted, subject: id)], in: transaction)
        }
        log.hintSubscribers(of: [.licensePoolDeleted])
    }

    /// Keeps the pool from being deleted for the rest of the transaction; false when there is none.
    package func keep(_ id: UUID, in transaction: TenantTransaction) async throws -> Bool {
        try await !transaction.query(LicensePoolStatements.lockToUse, [.uuid(id)]).isEmpty
    }

    /// Throws what would keep the pool from being deleted.
    package func checkDeletable(_ id: UUID, of tenant: Tenant) async throws {
        guard try await find(id, of: tenant) != nil else { throw LicensingError.poolNotFound(id) }
        try await database.transaction(for: tenant) { try await Self.checkUnused(id, in: $0) }
    }

    private static func checkUnused(_ id: UUID, in transaction: TenantTransaction) async throws {
        let switches = try await transaction.postgres.query(
            LicensePoolStatements.switches, in: nil, [.text(transaction.tenant.id.text), .uuid(id)])
        if try switches.first?.decode(Bool.self, at: 0) == true {
            throw LicensingError.poolInUse("a SCIM configuration assigns from it")
        }
        let uses = try await transaction.query(LicensePoolStatements.uses, [.uuid(id)])
        let (hasRules, hasPeople) = try uses.first?.decode(Bool.self, Bool.self) ?? (false, false)
        if hasRules { throw LicensingError.poolInUse("a licence rule assigns from it") }
        if hasPeople { throw LicensingError.poolInUse("somebody has a seat of it or waits for one") }
    }

    private static func events(from before: LicensePool, to after: LicensePool) -> [NewEvent] {
        var events: [NewEvent] = []
        let (old, new) = (before.settings.json, after.settings.json)
        var changes = new.names.compactMap { name in
            old[name] == new[name] ? nil : Change(path: name, old: old[name], new: new[name])
        }
        if before.name != after.name {
            changes.append(Change(path: "name", old: .string(before.name), new: .string(after.name)))
        }
        if !changes.isEmpty {
            var data = new
            data.append("name", .string(after.name))
            events.append(NewEvent(type: .licensePoolUpdated, subject: after.id, data: data, changes: changes))
        }
        if before.seats != after.seats {
            events.append(
                NewEvent(
                    type: .licensePoolResized, subject: after.id,
                    data: ["seats": .integer(Int64(after.seats)), "former_seats": .integer(Int64(before.seats))]))
        }
        return events
    }
}
