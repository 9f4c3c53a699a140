extension SchemaDefinition {
    /// The core schema of a person's account (RFC 7643 §4.1, §8.7.1).
    package static let user = SchemaDefinition(
        id: URN.user, name: "User", description: "A person's account.",
        attributes: [
            .string("userName", "The name with which the person signs in, unique in the tenant in any letter case.")
                .required.unique(.server).indexed,
            .complex("name", "The parts of the person's name.", nameParts),
            .string("displayName", "The name shown to other people.").indexed,
            .string("nickName", "The casual name by which the person goes."),
            .reference("profileUrl", "The page that presents the person.", to: ["external"]),
            .string("title", "The person's function, such as Vice President."),
            .string("userType", "The relation of the person to the organisation, such as Contractor."),
            .string("preferredLanguage", "The languages that the person reads, as in Accept-Language."),
            .string("locale", "The language and region by which dates and numbers are written."),
            .string("timezone", "The time zone in which the person lives, as an IANA name."),
            .boolean("active", "Whether the person may use the service."),
            .string("password", "Taken so that clients which send one succeed; neither stored nor returned.").secret,
            .plural(
                "emails", "The person's e-mail addresses.", value: .string("value", "The address.").indexed,
                types: ["work", "home", "other"]),
            .plural(
                "phoneNumbers", "The person's telephone numbers.", value: .string("value", "The number."),
                types: ["work", "home", "mobile", "fax", "pager", "other"]),
            .plural(
                "ims", "The person's instant messaging addresses.", value: .string("value", "The address."),
                types: ["aim", "gtalk", "icq", "xmpp", "msn", "skype", "qq", "yahoo"]),
            .plural(
                "photos", "Pictures of the person.",
                value: .reference("value", "Where the picture lies.", to: ["external"]),
                types: ["photo", "thumbnail"]),
            .complex("addresses", "The person's postal addresses.", addressParts).multiValued,
            .complex("groups", "The groups to which the person belongs.", groupReference).multiValued.readOnly,
            .plural(
                "entitlements", "What the person is entitled to.", value: .string("value", "The right."), types: []),
            .plural("roles", "The roles of the person.", value: .string("value", "The role."), types: []),
            .plural(
                "x509Certificates", "Certificates issued to the person.",
                value: .binary("value", "The certificate in DER, base64 encoded."), types: []),
        ])

    private static let nameParts: [AttributeDefinition] = [
        .string("formatted", "The whole name as it is shown."),
        .string("familyName", "The family name."),
        .string("givenName", "The given name."),
        .string("middleName", "The middle names."),
        .string("honorificPrefix", "What stands before the name, such as Dr."),
        .string("honorificSuffix", "What stands behind the name, such as III."),
    ]

    private static let addressParts: [AttributeDefinition] = [
        .string("formatted", "The whole address as it stands on an envelope."),
        .string("streetAddress", "Street and house, with line breaks where needed."),
        .string("locality", "The city."),
        .string("region", "The state or region."),
        .string("postalCode", "The postal code."),
        .string("country", "The country as two letters of ISO 3166-1."),
        .string("type", "What the address is used for.").suggesting(["work", "home", "other"]),
        .boolean("primary", "Whether this is the preferred address; true at most once."),
    ]

    private static let groupReference: [AttributeDefinition] = [
        .string("value", "The id of the group.").readOnly.caseExact,
        .reference("$ref", "Where the group can be read.", to: ["User", "Group"]).readOnly,
        .string("display", "The name of the group.").readOnly,
        .string("type", "Whether the person is in the group itself.").readOnly.suggesting(["direct", "indirect"]),
    ]
}
