/// When a delivery that failed is tried again: ten attempts over some four days.
package enum DeliverySchedule {
    /// After the first, second, … attempt.
    static let waits: [Duration] = [
        .seconds(5), .seconds(300), .seconds(1800), .seconds(7200), .seconds(18_000), .seconds(36_000),
        .seconds(50_400), .seconds(72_000), .seconds(86_400),
    ]

    package static let attempts = waits.count + 1

    /// Answers by which a peer says that it has too much to do.
    static let overloads: Set = [429, 502, 504]

    /// The wait after the `attempt`-th attempt (1 is the first), spread by a fifth to either side; nil when it was the last.
    ///
    /// A peer's `Retry-After` counts between the plain wait and its double; one that has too much to do gets a minute more.
    package static func wait(
        afterAttempt attempt: Int, status: Int? = nil, retryAfter: Duration? = nil,
        using generator: inout some RandomNumberGenerator
    ) -> Duration? {
        guard waits.indices.contains(attempt - 1) else { return nil }
        let plain = waits[attempt - 1]
        let wait =
            if let retryAfter {
                min(max(retryAfter, plain), plain * 2)
            } else {
                plain * Double.random(in: 0.8...1.2, using: &generator)
            }
        return status.map(overloads.contains) ?? false ? wait + .seconds(60) : wait
    }
}
