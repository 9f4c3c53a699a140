import JSON

/// One line of `rollcall doctor`.
struct Finding: Sendable {
    /// How much it matters.
    enum Weight: String, Sendable {
        case fine, warning, problem
    }

    let check: String
    let weight: Weight
    let sentence: String
    let advice: String?

    static func fine(_ check: String, _ sentence: String) -> Finding {
        Finding(check: check, weight: .fine, sentence: sentence, advice: nil)
    }

    static func warning(_ check: String, _ sentence: String, _ advice: String) -> Finding {
        Finding(check: check, weight: .warning, sentence: sentence, advice: advice)
    }

    static func problem(_ check: String, _ sentence: String, _ advice: String) -> Finding {
        Finding(check: check, weight: .problem, sentence: sentence, advice: advice)
    }

    /// The product can't serve everybody as long as there is a problem; warnings are for a quiet hour.
    static func report(_ findings: [Finding]) -> Report {
        Report(list: findings.map(\.json), isHealthy: !findings.contains { $0.weight == .problem })
    }

    private var json: JSONObject {
        [
            "check": .string(check), "state": .string(weight.rawValue), "finding": .string(sentence),
            "advice": advice.map { .string($0) } ?? .null,
        ]
    }
}
