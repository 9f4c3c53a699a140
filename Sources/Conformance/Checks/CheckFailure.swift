/// A check's expectation was not met.
struct CheckFailure: Error {
    let finding: Finding

    init(_ finding: Finding) {
        self.finding = finding
    }
}

/// A check can't say anything about this server, for a reason that is half a sentence.
struct CheckSkip: Error {
    let reason: String
    /// Whether what it needs was tried and failed, so that nothing is known of what it would have shown.
    let isBlocked: Bool

    init(_ reason: String, isBlocked: Bool = false) {
        self.reason = reason
        self.isBlocked = isBlocked
    }
}
