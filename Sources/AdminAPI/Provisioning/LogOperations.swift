import HTTPTypes
import JSON
import Web

extension AdminOperations {
    static let logs: [AdminOperation] = [
        AdminOperation(
            .get, "/tenants/{tenant}/provisioning-log", "listProvisioningLog",
            "What identity providers asked and were answered, the newest first.",
            parameters: [.limit, .cursor] + AdminSchemas.provisioningFilters + [
                .filter("format", "All that pass, as a stream and not by pages.", ExportFormat.self)
            ], answers: [DescribedAnswer.page(of: "ProvisioningEntry").offered(as: ExportFormat.mediaTypes)]),
        .read(
            "/tenants/{tenant}/provisioning-log/{entry}", "readProvisioningEntry",
            "One request with its steps, its changes, its answer and what to do about it.", "ProvisioningRequest",
            isVersioned: false),
        AdminOperation(
            .get, "/audit-log", "listAuditLog", "Who did what, everywhere, the newest first.",
            parameters: audited + [.filter("tenant", "Only what was done to the tenant with this slug.")],
            answers: [DescribedAnswer.page(of: "AuditEntry").offered(as: ExportFormat.mediaTypes)],
            refusals: [.tenantNotFound]),
        .read("/audit-log/{entry}", "readAuditEntry", "One entry of the audit log.", "AuditEntry", isVersioned: false),
        .read(
            "/tenants/{tenant}/audit-log/{entry}", "readAuditEntryOfTenant", "One entry of a tenant's audit log.",
            "AuditEntry", isVersioned: false),
        AdminOperation(
            .get, "/tenants/{tenant}/audit-log", "listAuditLogOfTenant",
            "Who did what to the tenant, the newest first.", parameters: audited,
            answers: [DescribedAnswer.page(of: "AuditEntry").offered(as: ExportFormat.mediaTypes)]),
    ]

    private static let audited: [DescribedParameter] =
        [.limit, .cursor] + AdminSchemas.auditFilters + [
            .filter("format", "All that pass, as a stream and not by pages.", ExportFormat.self)
        ]
}
