import HTTPTypes

/// What a client may still ask, as fields of an answer (draft-ietf-httpapi-ratelimit-headers-11).
struct RateLimitFields: Sendable, Hashable {
    let rate: RequestRate
    /// Requests that would pass at once.
    let remaining: Int
    let secondsUntilFull: Int64

    /// - Parameter fullIn: When the client's allowance is whole again; 0 and less: it is.
    init(_ rate: RequestRate, fullIn: Duration) {
        self.rate = rate
        let owed = max(.zero, fullIn)
        secondsUntilFull = Self.seconds(owed)
        // Each request owes as much as its token takes to come.
        let taken = Int((owed / (Duration.seconds(1) / rate.sustained)).rounded(.up))
        remaining = max(0, rate.burst - taken)
    }

    var fields: HTTPFields {
        let window = max(1, Self.seconds(.seconds(rate.burst) / rate.sustained))
        return [
            .rateLimitPolicy: "\"client\";q=\(rate.burst);w=\(window)",
            .rateLimit: "\"client\";r=\(remaining);t=\(secondsUntilFull)",
        ]
    }

    /// Whole seconds, rounded up.
    private static func seconds(_ duration: Duration) -> Int64 {
        duration.components.seconds + (duration.components.attoseconds > 0 ? 1 : 0)
    }
}
