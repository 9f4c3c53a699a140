extension ProviderGuide {
    static let oneLoginSteps = [
        Step(
            "In OneLogin Administration open Applications, Add app, and choose SCIM Provisioner with SAML (SCIM v2 Enterprise)."
        ),
        Step(
            "Under Configuration paste both values.", .scimURL(label: "SCIM base URL"),
            .token(label: "SCIM bearer token")),
        Step(
            "Under API connection choose Enable. The light on this page turns green when the first request has arrived."
        ),
        Step("Under Provisioning tick Enable provisioning, and choose Suspend for users that are deleted or removed."),
        Step("Give the application to a role or to people under Users."),
    ]

    static let oneLoginMappings: [(source: String, target: String)] = [
        ("SCIM username", "userName"), ("OneLogin ID", "externalId"), ("First name", "name.givenName"),
        ("Last name", "name.familyName"), ("Email", "emails (primary)"), ("Title", "title"),
        ("Department", "enterprise: department"),
    ]

    static let jumpCloudSteps = [
        Step(
            "In the JumpCloud admin portal open SSO applications, Add new application, and choose a custom application."
        ),
        Step(
            "Under Identity management choose SCIM API and SCIM 2.0. Paste both values.", .scimURL(label: "Base URL"),
            .token(label: "Token key")),
        Step("Choose Test connection with a mail address. The light on this page turns green when it has arrived."),
        Step("Choose Activate, tick Enable management of user groups if you want groups, and Save."),
        Step("Under User groups give the application to the groups whose people shall be provisioned."),
    ]

    static let jumpCloudMappings: [(source: String, target: String)] = [
        ("email", "userName"), ("id", "externalId"), ("firstname", "name.givenName"),
        ("lastname", "name.familyName"), ("displayname", "displayName"), ("email", "emails (primary)"),
        ("jobTitle", "title"), ("employeeIdentifier", "enterprise: employeeNumber"),
        ("department", "enterprise: department"),
    ]

    static let googleSteps = [
        Step("In the Google Admin console open Apps, Web and mobile apps, and choose the SAML application."),
        Step(
            "Open Autoprovisioning, Configure autoprovisioning. Paste the token, then the URL.",
            .token(label: "Access token"), .scimURL(label: "Endpoint URL")),
        Step("Compare the mappings with the table below, and choose the groups that are in scope."),
        Step("Set deprovisioning to suspend after 24 hours, and choose Finish."),
        Step("Turn autoprovisioning on. The light on this page turns green when the first request has arrived."),
    ]

    static let googleMappings: [(source: String, target: String)] = [
        ("Primary email", "userName"), ("User ID", "externalId"), ("First name", "name.givenName"),
        ("Last name", "name.familyName"), ("Primary email", #"emails[type eq "work"].value"#),
        ("Title", "title"), ("Employee ID", "enterprise: employeeNumber"), ("Department", "enterprise: department"),
    ]

    static let pingSteps = [
        Step("In PingOne open Integrations, Provisioning, + New connection, Identity store, SCIM outbound."),
        Step(
            "Under Authentication choose OAuth 2 bearer token and paste the values.", .scimURL(label: "SCIM base URL"),
            .token(label: "OAuth access token"), .text(label: "User filter expression", #"userName eq "%s""#),
            .text(label: "User identifier", "userName"),
            alternative: Alternative(
                "Choose OAuth 2 client credentials instead, and paste these three in the place of the access token.",
                tokenURL: "OAuth token request", clientID: "OAuth client ID", clientSecret: "OAuth client secret")),
        Step("Choose Test connection. The light on this page turns green when the test has arrived, then Save."),
        Step("Add a rule from PingOne to the connection, with the population that shall be provisioned."),
        Step("Turn the connection and the rule on."),
    ]

    static let pingMappings: [(source: String, target: String)] = [
        ("Username", "userName"), ("User ID", "externalId"), ("Given name", "name.givenName"),
        ("Family name", "name.familyName"), ("Email address", #"emails[type eq "work"].value"#), ("Title", "title"),
        ("Enabled", "active"),
    ]

    static let genericSteps = [
        Step("Open the page of your identity provider on which SCIM 2.0 provisioning is configured."),
        Step(
            "Choose a bearer token for authentication and paste both values.", .scimURL(label: "SCIM base URL"),
            .token(label: "Bearer token"),
            alternative: Alternative(
                "Choose OAuth 2.0 client credentials, and paste these three in the place of the bearer token.",
                tokenURL: "Token URL", clientID: "Client ID", clientSecret: "Client secret")),
        Step("Test the connection there. The light on this page turns green when the first request has arrived."),
        Step("Assign people and groups, and start provisioning."),
    ]

    static let genericMappings: [(source: String, target: String)] = [
        ("user name", "userName"), ("its own id", "externalId"), ("enabled", "active"),
        ("display name", "displayName"), ("given name", "name.givenName"), ("family name", "name.familyName"),
        ("mail address", "emails (primary)"), ("job title", "title"), ("department", "enterprise: department"),
    ]
}
