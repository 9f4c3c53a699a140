import HTTPTypes
import JSON
import Tenancy
import Web

extension AdminOperations {
    static let tenants: [AdminOperation] = [
        .list("/tenants", "listTenants", "The tenants, in the order of their ids.", of: "Tenant"),
        .create(
            "/tenants", "createTenant", "Makes a tenant with a schema of its own.", body: AdminSchemas.newTenant,
            "Tenant",
            refusals: .tenancy(.slugInvalid(""), .nameInvalid(""), .slugTaken(""))),
        .read(one, "readTenant", "One tenant.", "Tenant"),
        .update(
            one, "updateTenant", "Renames a tenant.", body: AdminSchemas.tenantChange, "Tenant",
            refusals: .tenancy(.nameInvalid(""), .tenantChanged)),
        AdminOperation(
            .delete, one, "deleteTenant", "Suspends a tenant, which is gone when a time of grace has passed.",
            parameters: [.ifMatch, .dryRun, AdminSchemas.graceHours],
            answers: [
                DescribedAnswer(
                    200, "With dry_run=true: what would go.",
                    schema: OpenAPIDocument.reference(to: "TenantUsage")),
                .accepted("Tenant", headers: ["ETag"]),
            ], refusals: .tenancy(.tenantChanged) + [.operatorKeyRequired]),
        changeOfState("suspend", "Has every SCIM request of a tenant refused."),
        changeOfState("resume", "Serves a tenant again, also one that was about to be deleted."),
        .read(
            "\(one)/usage", "readTenantUsage", "How much there is of what a tenant has.", "TenantUsage",
            isVersioned: false),
    ]

    static let archives: [AdminOperation] = [
        AdminOperation(
            .get, "\(one)/archive", "readTenantArchive", "All that a tenant has, as lines of JSON.",
            answers: [
                DescribedAnswer(
                    200, "For `rollcall tenant import`.", schema: ["type": "string"], as: "application/x-ndjson")
            ], refusals: [.operatorKeyRequired])
    ]

    private static let one = "/tenants/{tenant}"

    private static func changeOfState(_ verb: String, _ summary: String) -> AdminOperation {
        AdminOperation(
            .post, "\(one)/\(verb)", "\(verb)Tenant", summary, parameters: [.ifMatch], answers: [.ok("Tenant")],
            refusals: .tenancy(.tenantChanged) + [.operatorKeyRequired])
    }
}
