import Tenancy

/// How an identity provider is connected, step by step, in the words of its own pages.
struct ProviderGuide: Sendable {
    /// What a step asks to paste.
    enum Value: Sendable {
        case scimURL(label: String)
        case token(label: String)
        case tokenURL(label: String)
        case clientID(label: String)
        case clientSecret(label: String)
        case text(label: String, String)
    }

    struct Step: Sendable {
        let text: String
        let values: [Value]
        let alternative: Alternative?

        init(_ text: String, _ values: Value..., alternative: Alternative? = nil) {
            self.text = text
            self.values = values
            self.alternative = alternative
        }
    }

    /// The same step with an OAuth client instead of a token, where the provider takes client credentials.
    struct Alternative: Sendable {
        let text: String
        let values: [Value]

        /// The three values are called as the provider calls them.
        init(_ text: String, tokenURL: String, clientID: String, clientSecret: String) {
            self.text = text
            values = [.tokenURL(label: tokenURL), .clientID(label: clientID), .clientSecret(label: clientSecret)]
        }
    }

    let steps: [Step]
    /// Attributes of the provider, and those of SCIM that they become.
    let mappings: [(source: String, target: String)]

    init(for provider: IdentityProvider) {
        switch provider {
        case .entra: (steps, mappings) = (Self.entraSteps, Self.entraMappings)
        case .okta: (steps, mappings) = (Self.oktaSteps, Self.oktaMappings)
        case .onelogin: (steps, mappings) = (Self.oneLoginSteps, Self.oneLoginMappings)
        case .jumpcloud: (steps, mappings) = (Self.jumpCloudSteps, Self.jumpCloudMappings)
        case .google: (steps, mappings) = (Self.googleSteps, Self.googleMappings)
        case .ping: (steps, mappings) = (Self.pingSteps, Self.pingMappings)
        case .generic: (steps, mappings) = (Self.genericSteps, Self.genericMappings)
        }
    }
}
