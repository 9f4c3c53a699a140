extension SchemaDefinition {
    /// The extension for people in an organisation (RFC 7643 §4.3).
    package static let enterpriseUser = SchemaDefinition(
        id: URN.enterpriseUser, name: "EnterpriseUser", description: "What an organisation knows about a person.",
        attributes: [
            .string("employeeNumber", "The number or code by which the organisation knows the person.").indexed,
            .string("costCenter", "The cost centre."),
            .string("organization", "The organisation."),
            .string("division", "The division."),
            .string("department", "The department."),
            .complex(
                "manager", "The person's manager.",
                [
                    .string("value", "The id of the manager's user.").caseExact,
                    .reference("$ref", "Where the manager can be read.", to: ["User"]),
                    .string("displayName", "The manager's name.").readOnly,
                ]),
        ])
}
