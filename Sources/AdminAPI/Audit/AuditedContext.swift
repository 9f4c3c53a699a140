import Logging
import Tenancy
import Web

/// What an audited action runs in: who does it, and to which tenant.
protocol AuditedContext: Sendable {
    var identity: AdminIdentity { get }
    var requestID: String { get }
    var logger: Logger { get }
    /// Nil for the service as a whole.
    var auditedTenant: TenantID? { get }
    func pathParameter(_ name: String) throws(Failure) -> String
}

extension AdminContext: AuditedContext {
    var auditedTenant: TenantID? { nil }
}

extension TenantAdminContext: AuditedContext {
    var auditedTenant: TenantID? { tenant.id }
}
