import Tenancy

/// The walkthrough of one configuration with every value to paste.
struct GuideView {
    struct Step {
        let number: Int
        let text: String
        let values: [Value]
    }

    struct Value {
        let label: String
        /// Nil for a token that is not shown any more. A template that asks for a name that is nil would be given the step's,
        /// so it is another name than the step's.
        let paste: String?
    }

    struct Mapping {
        let source: String
        let target: String
    }

    let provider: String
    let steps: [Step]
    let mappings: [Mapping]

    init(_ provider: IdentityProvider, scimURL: String, token: String?) {
        let guide = ProviderGuide(for: provider)
        self.provider = provider.label
        steps = guide.steps.enumerated().map { index, step in
            Step(
                number: index + 1, text: step.text,
                values: step.values.map { value in
                    switch value {
                    case .scimURL(let label): Value(label: label, paste: scimURL)
                    case .token(let label): Value(label: label, paste: token)
                    case .text(let label, let text): Value(label: label, paste: text)
                    }
                })
        }
        mappings = guide.mappings.map { Mapping(source: $0.source, target: $0.target) }
    }
}
