import Tenancy

/// How an identity provider is connected, step by step, in the words of its own pages.
struct ProviderGuide: Sendable {
    /// What a step asks to paste.
    enum Value: Sendable {
        case scimURL(label: String)
        case token(label: String)
        case text(label: String, String)
    }

    struct Step: Sendable {
        let text: String
        let values: [Value]

        init(_ text: String, _ values: Value...) {
            self.text = text
            self.values = values
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
