import JSON

/// Takes out of a finding what no report may show: the run's secrets wherever they turn up, and passwords.
struct Redaction: Sendable {
    private let secrets: [String]

    init(_ secrets: [String]) {
        // Also as forms and URLs have them; the longest first, so that none is cut by one that is a part of it.
        self.secrets = Set(
            secrets.flatMap { [$0, QueryText.encoded($0), QueryText.encoded($0).replacing("%20", with: "+")] }
        )
        .filter { $0.utf8.count >= 4 }.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    }

    func callAsFunction(_ text: String) -> String {
        secrets.reduce(text) { $0.replacing($1, with: "(hidden)") }
            .replacing(Self.password) { "\($0.output.1)\"(hidden)\"" }
    }

    // A regular expression is not Sendable; it is made anew where it is used.
    private static var password: Regex<(Substring, Substring)> { /("password"\s*:\s*)"[^"]*"?/.ignoresCase() }
}
