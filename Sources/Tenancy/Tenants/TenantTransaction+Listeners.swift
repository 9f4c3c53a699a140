import Postgres

extension TenantTransaction {
    /// Changes who listens to the tenant's events; answers who did before.
    ///
    /// Processes that have just read the tenant's row learn of it within a second.
    package func changeListeners(_ change: (inout Listeners) -> Void) async throws -> Listeners {
        let rows = try await postgres.query(TenantStatements.lockListeners, [.text(tenant.id.text)])
        guard let row = rows.first else { throw TenancyError.tenantNotFound }
        let before = Listeners(rawValue: try row.decode(Int16.self, at: 0))
        var after = before
        change(&after)
        if after != before {
            postgres.enqueue(TenantStatements.setListeners, [.text(tenant.id.text), .int2(after.rawValue)])
        }
        return before
    }
}
