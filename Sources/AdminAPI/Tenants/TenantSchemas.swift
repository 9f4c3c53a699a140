import JSON
import Tenancy
import Web

extension AdminSchemas {
    static let tenants: [Named] = [("Tenant", tenant.answer), ("TenantUsage", usage.answer)]

    private static let tenant: [SchemaMember] = [
        .text("id"), .text("slug"), .text("name"), .word("state", TenantState.self), .integer("schema_version"),
        .integer("version"), .time("created_at"), .time("updated_at"),
        .time("delete_at").nullable.said("When it will be gone."),
    ]

    private static let usage: [SchemaMember] = [
        .text("tenant"), .integer("users"), .integer("groups"), .integer("seats"), .integer("seats_held"),
        .integer("waiting"), .integer("events"), .integer("storage_bytes"),
        SchemaMember("dry_run", ["const": true]).sometimes,
    ]

    static let newTenant: JSONValue = {
        let members: [SchemaMember] = [
            .text("slug", 1...Slug.longest, pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"),
            .text("name", 1...DisplayName.longest),
        ]
        return members.body
    }()

    static let tenantChange: JSONValue = [SchemaMember.text("name", 1...DisplayName.longest).optional].body

    static let graceHours = DescribedParameter(
        "grace_hours", in: .query, "After how many hours the tenant is gone.",
        DescribedParameter.limit(TenantStore.graceRange, usually: TenantStore.usualGrace))
}
