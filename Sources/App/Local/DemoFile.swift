/// What `rollcall up` prints, for programs: written to `demo.json` in the data folder, readable by its owner alone.
///
/// Without a demo tenant the fields that need one are null. The sign-in URL is good once, and for a day.
struct DemoFile: Codable, Sendable {
    var scimBaseURL: String?
    var scimToken: String?
    var adminURL: String
    var adminKey: String
    var consoleURL: String?
    var consoleSignInURL: String?
    var databaseURL: String
    var tenant: String?

    enum CodingKeys: String, CodingKey {
        case scimBaseURL = "scim_base_url"
        case scimToken = "scim_token"
        case adminURL = "admin_url"
        case adminKey = "admin_key"
        case consoleURL = "console_url"
        case consoleSignInURL = "console_sign_in_url"
        case databaseURL = "database_url"
        case tenant
    }

    /// Every key is always there, null or not: readers rely on the names.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(scimBaseURL, forKey: .scimBaseURL)
        try container.encode(scimToken, forKey: .scimToken)
        try container.encode(adminURL, forKey: .adminURL)
        try container.encode(adminKey, forKey: .adminKey)
        try container.encode(consoleURL, forKey: .consoleURL)
        try container.encode(consoleSignInURL, forKey: .consoleSignInURL)
        try container.encode(databaseURL, forKey: .databaseURL)
        try container.encode(tenant, forKey: .tenant)
    }
}
