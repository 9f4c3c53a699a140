import Tenancy

/// What an operator does to a tenant that can be undone.
enum TenantVerb: String, Sendable, CaseIterable {
    case suspend
    case resume

    /// As the audit log calls it.
    var name: String { "tenant.\(rawValue)" }

    var done: OperatorDone.Word { self == .suspend ? .tenantSuspended : .tenantResumed }

    func perform(on tenant: Tenant, ifVersion versions: Set<Int64>, by tenants: TenantStore) async throws -> Tenant {
        switch self {
        case .suspend: try await tenants.suspend(tenant.id, ifVersion: versions)
        case .resume: try await tenants.resume(tenant.id, ifVersion: versions)
        }
    }
}
