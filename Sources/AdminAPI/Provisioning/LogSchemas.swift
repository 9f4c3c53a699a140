import JSON
import Provisioning
import Tenancy
import Web

extension AdminSchemas {
    static let logs: [Named] = [
        ("ProvisioningEntry", entry.answer), ("ProvisioningRequest", (entry + details).answer),
        ("AuditEntry", audited.answer),
    ]

    private static let entry: [SchemaMember] = [
        .id("id"), .time("time"), .word("operation", ProvisioningOperation.self),
        .word("outcome", ProvisioningOutcome.self), .integer("status").nullable, .text("code").nullable,
        .text("scim_type").nullable, .text("detail").nullable, .text("resource_type").nullable,
        .id("resource_id").nullable, .text("external_id").nullable, .text("name").nullable,
        .id("configuration_id").nullable, .id("credential_id").nullable, .text("request_id"), .integer("duration_us"),
        .list("coercions", of: ["type": "object"]).said("What was forgiven, each with its code and its path."),
    ]

    private static let details: [SchemaMember] = {
        let step: [SchemaMember] = [
            .word("step", ProvisioningStep.Name.self), .word("result", ProvisioningStep.Result.self), .text("detail"),
        ]
        let recommendation: [SchemaMember] = [.text("code"), .text("text")]
        return [
            .list("changes", of: ["type": "object"]).said("What is different, each with its path, old and new."),
            .list("steps", of: step.answer.objectValue ?? [:]),
            .object("answer", [.integer("status"), .text("scim_type").nullable, .text("detail").nullable]),
            .list("recommendations", of: recommendation.answer.objectValue ?? [:]),
        ]
    }()

    private static let audited: [SchemaMember] = [
        .id("id"), .time("time"), .text("action").said("Such as scim_token.create."),
        .word("outcome", AuditEntry.Outcome.self),
        .integer("status").nullable.said("Of the answer; at the command line 0 or 1; null when it is not known."),
        .object("actor", [.id("id").nullable, .text("name")]).said("The key, bootstrap, or cli: and an account."),
        .text("tenant_id").nullable, .text("subject").nullable.said("The id or name of what it was done to."),
        .text("request_id"), SchemaMember("request", [:]).said("What was asked for, without secrets."),
        SchemaMember("before", [:]), SchemaMember("after", [:]),
    ]

    static let auditFilters: [DescribedParameter] = [
        .filter("actor", "Only what was done with this key.", format: "uuid"),
        .filter("action", "Only this action, such as scim_token.create."),
        .filter("subject", "Only what was done to the thing of this id or name."),
        .filter("since", "Only what was done from then on.", format: "date-time"),
        .filter("until", "Only what was done before.", format: "date-time"),
    ]

    static let provisioningFilters: [DescribedParameter] = [
        .filter("configuration", "Only requests with this configuration's credentials.", format: "uuid"),
        .filter("operation", "Only requests of this kind.", ProvisioningOperation.self),
        .filter("resource_type", "Only requests for resources of this type."),
        .filter("resource_id", "Only requests for this resource.", format: "uuid"),
        .filter("outcome", "Only requests that ended so.", ProvisioningOutcome.self),
        DescribedParameter("status", in: .query, "Only this status.", .object(.integer(in: 100...599))),
        .filter("scim_type", "Only errors of this scimType."),
        .filter("request_id", "Only the request with this X-Request-Id."),
        .filter("since", "Only requests from then on.", format: "date-time"),
        .filter("until", "Only requests before.", format: "date-time"),
        .filter("q", "Only requests for whom this is the whole user name or external id."),
        DescribedParameter(
            "follow", in: .query, "With true, reads on: the oldest first, and next_cursor is never null.",
            ["type": "boolean", "default": false]),
        .filter("after", "With follow: entries behind this one.", format: "uuid"),
    ]
}
