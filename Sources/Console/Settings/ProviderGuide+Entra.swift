extension ProviderGuide {
    static let entraSteps = [
        Step(
            "In the Entra admin center open Enterprise applications and choose the application. Without one: New "
                + "application, Create your own application, Integrate any other application."),
        Step(
            "Open Provisioning, then New configuration (or Admin credentials). Paste both values.",
            .scimURL(label: "Tenant URL"), .token(label: "Secret token"),
            alternative: Alternative(
                "Choose OAuth2 client credentials grant as the authentication method, as applications of Entra's gallery "
                    + "must. Paste the tenant URL as above, and these three instead of the secret token.",
                tokenURL: "Token endpoint", clientID: "Client identifier", clientSecret: "Client secret")),
        Step("Choose Test connection. The light on this page turns green when the test has arrived, then Create."),
        Step("Under Attribute mapping compare the mappings with the table below, and save."),
        Step(
            "Under Users and groups assign who shall be provisioned, then choose Start provisioning. Entra sends changes "
                + "about every 40 minutes; Provision on demand sends one person at once."),
    ]

    static let entraMappings: [(source: String, target: String)] = [
        ("userPrincipalName", "userName"),
        (#"Switch([IsSoftDeleted], , "False", "True", "True", "False")"#, "active"),
        ("objectId", "externalId"), ("displayName", "displayName"), ("givenName", "name.givenName"),
        ("surname", "name.familyName"), ("mail", #"emails[type eq "work"].value"#), ("jobTitle", "title"),
        ("employeeId", "enterprise: employeeNumber"), ("department", "enterprise: department"),
        ("manager", "enterprise: manager"),
    ]
}
