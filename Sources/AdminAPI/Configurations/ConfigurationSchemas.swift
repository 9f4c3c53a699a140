import Directory
import JSON
import Provisioning
import Tenancy
import Web

extension AdminSchemas {
    static let configurations: [Named] =
        [
            ("ConnectionHealth", health.answer), ("FormerConfiguration", formerConfiguration.answer),
            ("FormerResources", formerResources.answer), ("SCIMConfiguration", configuration.answer),
            ("Token", token.answer),
            ("SelfTestReport", selfTestReport.answer),
            ("IssuedToken", (token + [.text("token").said("The token itself.")]).answer),
        ] + clients

    private static let health: [SchemaMember] = [
        .id("configuration_id"), .word("status", ConnectionStatus.self),
        .text("reason").nullable.said("Why it is in trouble."), .text("advice").nullable.said("What to do."),
        .time("connection_test_at").nullable, .time("first_request_at").nullable, .time("last_request_at").nullable,
        .time("last_success_at").nullable, .time("last_failure_at").nullable, .text("last_failure_code").nullable,
        .integer("requests_24h"), .integer("failures_24h"), .number("error_rate_24h").said("From 0 to 1."),
        .time("token_expires_at").nullable.said("Of the last live token or client secret."),
    ]

    static let formerUsers = DescribedParameter(
        "users", in: .query,
        "What becomes of the users that it has provisioned: they stay as they are, lose access, or are deleted with its groups.",
        ["type": "string", "enum": .array(FormerUsers.allCases.map { .string($0.rawValue) })], isRequired: true)

    private static let formerConfiguration: [SchemaMember] = [
        .id("id"), .word("users", FormerUsers.self), .integer("job_id").said("The job that does the rest."),
    ]

    private static let formerResources: [SchemaMember] = [
        .boolean("dry_run"), .integer("users"), .integer("active_users"), .integer("groups"), .integer("resources"),
    ]

    private static let configuration: [SchemaMember] = [
        .id("id"), .text("name"), .word("idp", IdentityProvider.self), .word("state", ConfigurationState.self),
        .object("auto_assign", [.boolean("enabled"), .id("pool_id").nullable]), .boolean("strict"),
        .boolean("allow_duplicate_group_names"), .boolean("welcome_email"),
        .text("scim_base_url").said("What the identity provider is to be given."), .integer("version"),
        .time("created_at"), .time("updated_at"),
    ]

    private static let token: [SchemaMember] = [
        .id("id"), .text("name"), .text("prefix"), .text("hint").said("The last characters of the token."),
        .time("created_at"), .time("expires_at"), .time("revoked_at").nullable, .time("last_used_at").nullable,
        .text("last_used_address").nullable, .text("last_used_agent").nullable,
        .id("replaced_by").nullable.said("The token that a rotation made in its place."),
        .id("user_id").nullable.said("The person for whom the token stands, at /Me alone."),
    ]

    private static let switches: [SchemaMember] = [
        SchemaMember.part("auto_assign", [.boolean("enabled"), .id("pool_id").optional]).optional,
        .boolean("strict").optional, .boolean("allow_duplicate_group_names").optional,
        .boolean("welcome_email").optional,
    ]

    static let newConfiguration: JSONValue = {
        let members: [SchemaMember] = [
            .text("name", 1...DisplayName.longest), .word("idp", IdentityProvider.self).optional,
        ]
        return (members + switches).body
    }()

    static let configurationChange: JSONValue = {
        let members: [SchemaMember] = [
            .text("name", 1...DisplayName.longest).optional, .word("state", ConfigurationState.self).optional,
        ]
        return (members + switches).body
    }()

    static let tokenToTest: JSONValue = {
        let members: [SchemaMember] = [.text("token").said("As the identity provider sends it; it is not kept.")]
        return members.body
    }()

    private static let selfTestReport: [SchemaMember] = [
        .integer("report_version"), .text("tool"), .text("url"), .time("started_at"), .integer("duration_ms"),
        .integer("requests"), .texts("suites"), .map("server").said("What the server says that it supports."),
        .object(
            "summary", [.integer("passed"), .integer("failed"), .integer("warned"), .integer("skipped")]),
        .boolean("passed"), .list("checks", of: selfTestCheck.answer.objectValue ?? [:]), .texts("left_behind"),
    ]

    private static let selfTestCheck: [SchemaMember] = [
        .text("id"), .word("suite", ["entra", "okta", "rfc"]), .text("area"), .text("title"), .text("source"),
        .boolean("optional"), .word("verdict", ["pass", "fail", "warn", "skip"]), .text("reason").nullable,
        .boolean("blocked"), .integer("duration_ms"), .list("findings", of: ["type": "object"]),
    ]

    static let newToken: JSONValue = {
        let members: [SchemaMember] = [
            .text("name", 1...DisplayName.longest), .integer("expires_in_days", CredentialStore.expiryRange).optional,
            .id("user_id").optional,
        ]
        return members.body
    }()

    static let tokenRotation: JSONValue = {
        let members: [SchemaMember] = [
            overlap, .text("name", 1...DisplayName.longest).optional,
            .integer("expires_in_days", CredentialStore.expiryRange).optional,
        ]
        return members.body
    }()

    /// For how long what is replaced stays good.
    static let overlap = SchemaMember(
        "overlap",
        [
            "anyOf": [
                .object(.integer(in: SecretOverlap.range)),
                ["type": "string", "pattern": "^(0|[1-9][0-9]{0,3}[sm]|([1-9]|[1-9][0-9]|1[0-5][0-9])h|[1-7]d)$"],
            ]
        ]
    ).optional.said("Seconds, or a text such as 24h; 0 to 7 days.")
}
