import Tenancy

/// The walkthrough of one configuration with every value to paste.
struct GuideView {
    struct Step {
        let number: Int
        let text: String
        let values: [Value]
        let alternative: Alternative?
    }

    /// The same step with an OAuth client.
    struct Alternative {
        let text: String
        let values: [Value]
        /// Whether a secret to paste is on this page.
        let isOpen: Bool
    }

    struct Value {
        let label: String
        /// Nil for a secret that is not shown any more. A template that asks for a name that is nil would be given the step's,
        /// so it is another name than the step's.
        let paste: String?
        /// What stands there instead.
        var missing = ""
    }

    struct Mapping {
        let source: String
        let target: String
    }

    let provider: String
    let steps: [Step]
    let mappings: [Mapping]

    init(_ provider: IdentityProvider, values: GuideValues) {
        let guide = ProviderGuide(for: provider)
        self.provider = provider.label
        steps = guide.steps.enumerated().map { index, step in
            Step(
                number: index + 1, text: step.text, values: step.values.map { Value($0, of: values) },
                alternative: step.alternative.map {
                    Alternative(
                        text: $0.text, values: $0.values.map { Value($0, of: values) },
                        isOpen: values.clientSecret != nil)
                })
        }
        mappings = guide.mappings.map { Mapping(source: $0.source, target: $0.target) }
    }
}

extension GuideView.Value {
    fileprivate init(_ value: ProviderGuide.Value, of values: GuideValues) {
        switch value {
        case .scimURL(let label): self.init(label: label, paste: values.scimURL)
        case .token(let label):
            self.init(
                label: label, paste: values.token, missing: "the access token, which was shown when it was generated")
        case .tokenURL(let label): self.init(label: label, paste: values.tokenURL)
        case .clientID(let label):
            self.init(label: label, paste: values.clientID, missing: "of a client under OAuth clients below")
        case .clientSecret(let label):
            self.init(
                label: label, paste: values.clientSecret,
                missing: "the client's secret, which was shown when it was made")
        case .text(let label, let text): self.init(label: label, paste: text)
        }
    }
}
