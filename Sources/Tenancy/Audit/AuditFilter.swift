package import FoundationEssentials

/// Which entries of the audit log are asked for; what is nil does not matter.
package struct AuditFilter: Sendable, Hashable {
    /// Nil for all tenants and the service itself.
    package var tenantID: TenantID?
    package var actorID: UUID?
    package var action: String?
    package var subject: String?
    package var since: Date?
    package var until: Date?

    package init() {}
}
