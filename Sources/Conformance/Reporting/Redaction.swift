import JSON

/// Takes out of a finding what no report may show: the run's secrets wherever they turn up, and passwords.
struct Redaction: Sendable {
    private let secrets: [String]

    init(_ secrets: [String]) {
        self.secrets = secrets.filter { $0.utf8.count >= 4 }
    }

    func callAsFunction(_ text: String) -> String {
        secrets.reduce(text) { $0.replacing($1, with: "(hidden)") }
            .replacing(Self.password) { "\($0.output.1)\"(hidden)\"" }
    }

    // A regular expression is not Sendable; it is made anew where it is used.
    private static var password: Regex<(Substring, Substring)> { /("password"\s*:\s*)"[^"]*"?/.ignoresCase() }
}
