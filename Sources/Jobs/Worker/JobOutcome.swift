/// How a claim ends.
enum JobOutcome: Sendable, Hashable {
    case completed(keepsHistory: Bool)
    /// Tried again after `delay`, or given up when that is asked for or the attempts are used up.
    case failed(reason: String, delay: Duration, givesUp: Bool)
    /// Handed back as if it had not been claimed; may be claimed again after `delay`.
    case released(delay: Duration)
}
