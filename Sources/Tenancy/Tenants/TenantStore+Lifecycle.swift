import FoundationEssentials
package import Postgres

extension TenantStore {
    /// How long a tenant that is to be deleted may be resumed, in hours: a week unless somebody says otherwise.
    package static let graceRange = 0...720
    package static let usualGrace = 168

    /// Changes the name for people. The same name changes nothing.
    ///
    /// Throws ``TenancyError/nameInvalid(_:)``, ``TenancyError/tenantChanged``, ``TenancyError/tenantNotFound``.
    package func rename(_ id: TenantID, to name: String, ifVersion versions: Set<Int64>? = nil) async throws -> Tenant {
        let name = try DisplayName.validated(name)
        return try await change(id, TenantStatements.rename, [.text(name)], ifVersion: versions)
    }

    /// Stops to serve the tenant's identity providers, within a second; its rows, seats and events stay.
    package func suspend(_ id: TenantID, ifVersion versions: Set<Int64>? = nil) async throws -> Tenant {
        try await change(id, TenantStatements.suspend, ifVersion: versions)
    }

    /// Serves the tenant again, also when it was to be deleted and is still there.
    package func resume(_ id: TenantID, ifVersion versions: Set<Int64>? = nil) async throws -> Tenant {
        try await change(id, TenantStatements.resume, ifVersion: versions)
    }

    /// Suspends the tenant, which is gone with everything that is its own some minutes after the hours of grace. One that is
    /// to be deleted already is not given longer: only a shorter time is a change.
    ///
    /// Throws ``TenancyError/graceOutOfRange(hours:allowed:)``, ``TenancyError/tenantChanged``,
    /// ``TenancyError/tenantNotFound``.
    package func delete(
        _ id: TenantID, afterHours hours: Int = usualGrace, ifVersion versions: Set<Int64>? = nil
    ) async throws -> Tenant {
        guard Self.graceRange.contains(hours) else {
            throw TenancyError.graceOutOfRange(hours: hours, allowed: Self.graceRange)
        }
        let moment = clock.now().addingTimeInterval(Double(hours) * 3600)
        return try await change(id, TenantStatements.scheduleDeletion, [.timestamp(moment)], ifVersion: versions)
    }

    /// Up to `limit` tenants whose time has come, but for some, the most overdue first.
    package func toDelete(limit: Int, but others: [TenantID] = []) async throws -> [Tenant] {
        try await client.query(
            TenantStatements.toDelete,
            [.timestamp(clock.now()), .int8(Int64(limit)), .texts(others.map(\.text))]
        ).map { try Tenant($0) }
    }

    /// Drops the tenant's schema and every row of the service that is the tenant's; false when it was resumed meanwhile.
    ///
    /// Waits a few seconds at most for who still reads the schema, and throws then.
    package func deleteNow(_ tenant: Tenant, in transaction: PostgresTransaction) async throws -> Bool {
        transaction.enqueue(TenantStatements.waitBriefly)
        let rows = try await transaction.query(
            TenantStatements.delete, [.text(tenant.id.text), .timestamp(clock.now())])
        guard !rows.isEmpty else { return false }
        transaction.enqueue(TenantStatements.dropSchema(tenant.id.schema))
        return true
    }

    /// How many bytes the tenant's tables and indexes take.
    package func storage(of tenant: Tenant) async throws -> Int64 {
        try await client.query(
            TenantStatements.storage, [.text(tenant.id.schema.text)]
        ).first?.decode(Int64.self, at: 0) ?? 0
    }

    /// How many tenants there are in each state that any is in.
    package func counts() async throws -> [(state: TenantState, count: Int)] {
        try await client.query(TenantStatements.counts).map { row in
            let (state, count) = try row.decode(String.self, Int.self)
            return (try TenantState(stored: state), count)
        }
    }

    /// Of the server, such as `17.2`.
    package func databaseVersion() async throws -> String {
        let text = try await client.query(TenantStatements.databaseVersion).first?.decode(String.self, at: 0) ?? ""
        // Distributions write their own after a space.
        return text.split(separator: " ").first.map(String.init) ?? text
    }

    /// How many bytes the whole database takes.
    package func databaseSize() async throws -> Int64 {
        try await client.query(TenantStatements.databaseSize).first?.decode(Int64.self, at: 0) ?? 0
    }

    private func change(
        _ id: TenantID, _ statement: Statement, _ binds: [Bind] = [], ifVersion versions: Set<Int64>?
    ) async throws -> Tenant {
        let condition = Bind.int8s(versions.map { $0.sorted() } ?? [])
        let rows = try await client.query(
            statement, [.text(id.text), .timestamp(clock.now()), condition, .bool(versions != nil)] + binds)
        if let row = rows.first { return try Tenant(row) }
        guard let tenant = try await find(id: id) else { throw TenancyError.tenantNotFound }
        // It is as it should be already, or the caller knows another one.
        guard versions?.contains(tenant.version) ?? true else { throw TenancyError.tenantChanged }
        return tenant
    }
}
