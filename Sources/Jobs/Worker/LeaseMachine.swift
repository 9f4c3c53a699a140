/// Whether a worker may still trust that its jobs are its own, judged from its own heartbeats.
///
/// A heartbeat counts from the moment it was sent: the database noted it then or later. Others take a worker's jobs
/// `Timing.lifetime` after its last heartbeat, so it must have let go before.
struct LeaseMachine: Sendable {
    struct Timing: Sendable {
        /// Between two heartbeats.
        var interval: Duration = .seconds(5)
        /// Without a heartbeat for so long the worker fetches and starts nothing.
        var doubtAfter: Duration = .seconds(15)
        /// … it cancels what runs and starts anew under another id.
        var lostAfter: Duration = .seconds(25)
        /// … and others take its jobs.
        var lifetime: Duration = .seconds(30)
    }

    enum Standing: Sendable, Hashable {
        case held
        /// Heartbeats are failing: finish what runs, begin nothing.
        case doubtful
        case lost
    }

    let timing: Timing
    private var lastBeat: ContinuousClock.Instant
    private var isRevoked = false

    /// - Parameter registered: when the registration was sent.
    init(timing: Timing, registered: ContinuousClock.Instant) {
        self.timing = timing
        lastBeat = registered
    }

    /// A heartbeat sent at `instant` has reached the database.
    mutating func beat(sentAt instant: ContinuousClock.Instant) {
        lastBeat = max(lastBeat, instant)
    }

    /// The database does not know the worker any more.
    mutating func revoke() {
        isRevoked = true
    }

    func standing(at now: ContinuousClock.Instant) -> Standing {
        if isRevoked || now >= lossInstant { return .lost }
        return now >= lastBeat + timing.doubtAfter ? .doubtful : .held
    }

    /// When the lease is lost unless a heartbeat succeeds before.
    var lossInstant: ContinuousClock.Instant { lastBeat + timing.lostAfter }
}
