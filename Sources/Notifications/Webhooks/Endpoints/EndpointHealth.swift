package import FoundationEssentials

/// How an endpoint has fared since it last took something. Pure: what follows from an attempt is decided here.
package struct EndpointHealth: Sendable, Hashable {
    /// Failures after which only one attempt at a time is made, to see whether it is back.
    static let probingAfter = 5
    static let warnedAfter: [TimeInterval] = [24 * 3600, 72 * 3600]
    static let disabledAfter: TimeInterval = 5 * 24 * 3600

    package enum Notice: Sendable, Hashable {
        /// Nothing but failures for so many hours.
        case warning(hours: Int)
        case disabled(WebhookEndpoint.DisabledReason)
    }

    /// When the first failure after the last success was; nil when the last attempt succeeded.
    package private(set) var failingSince: Date?
    /// Failures since then.
    package private(set) var failures: Int
    /// How many of the two warnings have been given since then.
    private(set) var warnings: Int
    /// Nothing is sent before.
    package private(set) var heldUntil: Date?

    package init(failingSince: Date? = nil, failures: Int = 0, warnings: Int = 0, heldUntil: Date? = nil) {
        self.failingSince = failingSince
        self.failures = failures
        self.warnings = warnings
        self.heldUntil = heldUntil
    }

    package var isProbing: Bool { failures >= Self.probingAfter }

    package mutating func succeeded() {
        self = EndpointHealth()
    }

    /// - Parameter status: What it answered; nil when it did not.
    package mutating func failed(status: Int?, at now: Date) -> [Notice] {
        let since = failingSince ?? now
        failingSince = since
        failures = min(failures + 1, Int(Int32.max))
        heldUntil = hold(status: status).map { now.addingTimeInterval($0) }
        if status == 410 { return [.disabled(.gone)] }
        let time = now.timeIntervalSince(since)
        if time >= Self.disabledAfter { return [.disabled(.failing)] }
        var notices: [Notice] = []
        while warnings < Self.warnedAfter.count, time >= Self.warnedAfter[warnings] {
            notices = [.warning(hours: Int(Self.warnedAfter[warnings] / 3600))]
            warnings += 1
        }
        return notices
    }

    /// How long nothing is sent at all: a minute to who says that it is too much, and more and more, up to a minute, to
    /// who has not answered well for long.
    private func hold(status: Int?) -> TimeInterval? {
        if let status, DeliverySchedule.overloads.contains(status) { return 60 }
        guard isProbing else { return nil }
        return min(60, 5 * Double(1 << min(failures - Self.probingAfter, 4)))
    }
}
