import JSON
import Provisioning
import Web

extension AdminSchemas {
    static let logs: [Named] = [
        ("ProvisioningEntry", entry.answer), ("ProvisioningRequest", (entry + details).answer),
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
