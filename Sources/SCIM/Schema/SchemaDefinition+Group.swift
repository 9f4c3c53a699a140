extension SchemaDefinition {
    /// The core schema of a group (RFC 7643 §4.2). `displayName` is required as that section's text says;
    /// members have no `display`, as in §8.7.1: it would cost a look-up for each of a million members.
    package static let group = SchemaDefinition(
        id: URN.group, name: "Group", description: "A group of people.",
        attributes: [
            .string("displayName", "The name of the group, unique in the tenant in any letter case.")
                .required.unique(.server).indexed,
            .complex(
                "members", "The members of the group.",
                [
                    .string("value", "The id of the member.").immutable.caseExact.indexed,
                    .reference("$ref", "Where the member can be read.", to: ["User", "Group"]).immutable,
                    .string("type", "What the member is.").immutable.suggesting(["User", "Group"]),
                ]
            ).multiValued.unlimited,
        ])
}
