extension ProviderGuide {
    static let oktaSteps = [
        Step(
            "In the Okta admin console open Applications. Add SCIM 2.0 Test App (OAuth Bearer Token) from the catalog, or "
                + "open your own application and enable SCIM provisioning under General."),
        Step(
            "Open Provisioning, Integration, Configure API integration. Paste both values.",
            .scimURL(label: "SCIM 2.0 base URL"), .token(label: "OAuth bearer token"),
            .text(label: "Unique identifier field for users", "userName")),
        Step("Choose Test API credentials. The light on this page turns green when the test has arrived, then Save."),
        Step("Under To App enable Create users, Update user attributes and Deactivate users."),
        Step("Under Assignments assign people or groups. To send groups as such, add them under Push groups."),
    ]

    static let oktaMappings: [(source: String, target: String)] = [
        ("userName", "userName"), ("user id", "externalId"), ("firstName", "name.givenName"),
        ("lastName", "name.familyName"), ("displayName", "displayName"), ("email", "emails (primary)"),
        ("title", "title"), ("employeeNumber", "enterprise: employeeNumber"),
        ("department", "enterprise: department"), ("managerId", "enterprise: manager"),
    ]
}
