/// Colours of a terminal, or none.
struct Paint: Sendable {
    let isColoured: Bool

    func bold(_ text: String) -> String { painted(text, "1") }

    func verdict(_ verdict: CheckResult.Verdict, _ text: String) -> String {
        switch verdict {
        case .pass: painted(text, "32")
        case .fail: painted(text, "1;31")
        case .warn: painted(text, "33")
        case .skip: painted(text, "2")
        }
    }

    private func painted(_ text: String, _ code: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
