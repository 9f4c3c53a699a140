/// Work that one worker of the fleet does for all, again and again.
enum JobDuty: String, Sendable, CaseIterable {
    /// Makes scheduled jobs ready whose time has come.
    case promote
    /// Takes jobs from lost workers.
    case rescue
    /// Enqueues recurring jobs whose moments have come.
    case schedule
    /// Makes and drops partitions of the history.
    case history
    /// Forgets workers that have not been seen for long.
    case prune

    var period: Duration {
        switch self {
        case .promote: .milliseconds(500)
        case .rescue: .seconds(5)
        case .schedule: .seconds(1)
        case .history: .seconds(600)
        case .prune: .seconds(60)
        }
    }
}
