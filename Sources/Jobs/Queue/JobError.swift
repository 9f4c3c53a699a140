/// What a handler throws when the usual retry is not what it wants. Any other error means: retry with back-off.
///
/// The reason is stored with the job and shown to operators: no secrets, no personal data.
package enum JobError: Error, Sendable, Hashable {
    /// Trying again is of no use; the job is given up at once and kept for a person to see.
    case discard(reason: String)
    /// Try again after this time and not before, such as what a peer asked for in `Retry-After`.
    case retry(after: Duration, reason: String)
    /// Nothing could be tried now, and that was not the job's fault: again after this time, without counting the attempt.
    case postpone(by: Duration)
    /// The handler ran longer than its time limit.
    case timeLimitExceeded
}

extension JobError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .discard(let reason), .retry(_, let reason): reason
        case .postpone: "postponed"
        case .timeLimitExceeded: "the handler exceeded its time limit"
        }
    }
}
