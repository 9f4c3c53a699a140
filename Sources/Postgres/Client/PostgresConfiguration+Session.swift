extension PostgresConfiguration {
    /// Settings of every session, by name.
    ///
    /// `search_path` holds the catalogue alone, so that a table without its schema is an error and never another
    /// tenant's; `jit` pays for itself in long reports only.
    var sessionSettings: [(name: String, value: String)] {
        [
            ("statement_timeout", Self.milliseconds(statementTimeout)),
            ("lock_timeout", Self.milliseconds(lockTimeout)),
            ("idle_in_transaction_session_timeout", Self.milliseconds(idleInTransactionTimeout)),
            ("search_path", "pg_catalog"),
            ("timezone", "UTC"),
            ("jit", "off"),
        ]
    }

    /// A duration as the server's settings want it; 0 turns a limit off, so what is shorter than 1 ms becomes 1.
    static func milliseconds(_ duration: Duration?) -> String {
        guard let duration else { return "0" }
        let (seconds, attoseconds) = duration.components
        return "\(max(1, seconds * 1000 + attoseconds / 1_000_000_000_000_000))"
    }

    /// How long the client waits for an answer before it cancels the statement itself.
    ///
    /// The server's own timeout comes first where it has been set; behind a pooler there is none.
    func patience(_ timeout: Duration?) -> Duration? {
        preparation == .never ? timeout : timeout.map { $0 + .milliseconds(500) }
    }
}

extension PostgresConfiguration {
    /// Wait before the next attempt after so many failures in a row; `jitter` (0..<1) keeps clients from trying in
    /// step.
    func delay(afterFailures failures: Int, jitter: Double) -> Duration {
        let longest = min(backOff.upperBound, backOff.lowerBound * (1 << min(max(failures, 1) - 1, 16)))
        return longest * (0.5 + 0.5 * jitter)
    }

    /// The same server by a way on which a session stays one's own.
    var forListening: PostgresConfiguration {
        var configuration = self
        if let listenURL {
            configuration.url = listenURL
            configuration.preparation = .onSecondUse(capacity: 0)
        }
        return configuration
    }
}
