import JSON
import Web

extension AdminSchemas {
    static let directory: [Named] = [
        ("User", user.answer), ("WholeUser", (user + whole).answer), ("Group", group.answer),
        ("WholeGroup", (group + whole).answer), ("GroupMember", member.answer),
        ("TimelineEntry", timelineEntry.answer),
    ]

    /// One of the three is there, the others are null.
    private static let timelineEntry: [SchemaMember] = [
        .time("time"), .reference("event", to: "Event").nullable,
        .reference("request", to: "ProvisioningEntry").nullable,
        .reference("notification", to: "Notification").nullable,
    ]

    private static let stored: [SchemaMember] = [
        .id("configuration_id").nullable.said("Whose identity provider provisioned it."), .integer("version"),
        .time("created_at"), .time("updated_at"),
    ]

    private static let user: [SchemaMember] =
        [
            .id("id"), .text("user_name"), .text("display_name").nullable, .text("email").nullable, .boolean("active"),
        ] + stored

    private static let group: [SchemaMember] = [.id("id"), .text("display_name").nullable] + stored

    private static let whole: [SchemaMember] = [
        .text("external_id").nullable,
        SchemaMember("resource", ["type": "object"]).said(
            "As /openapi/scim.json describes it, without a group's members."),
    ]

    private static let member: [SchemaMember] = [.id("id"), .word("type", ["user", "group"])]

    private static let scimFilter = DescribedParameter.filter("filter", "A filter in SCIM's words (RFC 7644 §3.4.2.2).")

    static let userFilters: [DescribedParameter] = [
        .filter("user_name", "Only who has this user name."), .filter("email", "Only who has this address."),
        .filter("display_name", "Only who is called so."),
        .filter("group_id", "Only members of this group.", format: "uuid"),
        .filter("q", "Only who has a user name that begins so."),
        DescribedParameter("active", in: .query, "Only who is, or is not, active.", ["type": "boolean"]), scimFilter,
    ]

    static let groupFilters: [DescribedParameter] = [
        .filter("display_name", "Only groups of this name."), .filter("q", "Only groups whose name begins so."),
        scimFilter,
    ]
}
