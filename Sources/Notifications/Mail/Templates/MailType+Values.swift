extension MailType {
    /// What every template can name.
    private static let common = ["tenant_name", "time"]

    /// What a template of the type can name.
    package var valueNames: [String] {
        let own: [String] =
            switch self {
            case .licenseWaitlisted: ["pool_name", "people"]
            case .poolThresholdReached: ["pool_name", "threshold", "seats", "held", "waiting"]
            case .poolExhausted: ["pool_name", "seats", "waiting"]
            case .tokenExpiring: ["configuration_name", "token_name", "expires_at", "days_left"]
            case .tokenExpired: ["configuration_name", "token_name", "expires_at"]
            case .secretExpiring: ["configuration_name", "client_name", "expires_at", "days_left"]
            case .secretExpired: ["configuration_name", "client_name", "expires_at"]
            case .endpointDisabled: ["endpoint", "reason"]
            case .deletionGuardTripped: ["pool_name", "released", "limit", "window_minutes"]
            case .configurationUnhealthy: ["configuration_name", "reason"]
            case .userWelcome: ["person_name", "user_name"]
            case .licenseAssigned, .licensePromoted: ["person_name", "user_name", "pool_name"]
            case .digest: ["count", "unsubscribe_url", "items"]
            }
        return own + Self.common
    }

    /// The one name that stands for several things, each with ``itemNames``.
    static let listName = "items"
    /// What can be named inside `{{#items}}`: the subject that the mail would have had alone, and when it happened.
    static let itemNames = ["line", "item_time"]

    /// Something for every name, to show what a template makes of it.
    package var sample: MailValues {
        var values = MailValues()
        for name in valueNames where name != Self.listName { values.texts[name] = Self.samples[name] ?? "" }
        if self == .digest {
            values.items = [
                ["line": "3 people wait for a seat of Sales Navigator", "item_time": "2026-03-01 09:14 UTC"],
                ["line": "Sales Navigator has no free seat", "item_time": "2026-03-01 09:12 UTC"],
            ]
        }
        return values
    }

    private static let samples = [
        "tenant_name": "Acme & Sons", "time": "2026-03-01 09:14 UTC", "pool_name": "Sales Navigator", "people": "3",
        "threshold": "90", "seats": "100", "held": "90", "waiting": "3", "configuration_name": "Entra",
        "token_name": "first", "client_name": "Entra", "expires_at": "2026-03-08 09:14 UTC", "days_left": "7",
        "endpoint": "Billing", "reason": "every delivery failed for five days", "released": "25",
        "limit": "20", "window_minutes": "60", "person_name": "Ada <Lovelace>", "user_name": "ada@example.com",
        "count": "2",
        "unsubscribe_url": "https://rollcall.example.com/t/acme/notifications/unsubscribe",
    ]
}
