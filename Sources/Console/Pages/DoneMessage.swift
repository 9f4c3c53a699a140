import Web

/// What a page says after a form was sent: a word in the URL stands for one of these sentences, and for nothing else.
enum DoneMessage: String, Sendable {
    case settingsSaved = "settings-saved"
    case configurationDisabled = "disabled"
    case configurationEnabled = "enabled"
    case tokenRevoked = "token-revoked"

    /// Nil without one, and for a word that nobody knows.
    init?(_ query: String?) {
        guard let word = try? Query(query).value("done"), let message = Self(rawValue: word) else { return nil }
        self = message
    }

    var sentence: String {
        switch self {
        case .settingsSaved: "The settings were saved."
        case .configurationDisabled: "The configuration is disabled: its tokens are refused from now on."
        case .configurationEnabled: "The configuration is enabled again."
        case .tokenRevoked: "The token was revoked and is refused from now on."
        }
    }
}
