import ServiceLifecycle
import Synchronization

/// The time between "send me nothing more" and the end of a process, in which a balancer may still send something.
///
/// A balancer asks `/readyz` all the time and learns of the stop there. Where nobody asks, nobody has to be told, and
/// stopping takes no time.
final class Drain: Service {
    /// Longer than two rounds of the balancer's checks in `deploy/haproxy.cfg`.
    private static let length = Duration.seconds(2)
    /// Who has not asked for that long is no balancer.
    private static let attention = Duration.seconds(5)

    private struct State {
        var isDraining = false
        var lastAsked: ContinuousClock.Instant?
    }

    private let state = Mutex(State())
    private let configured: Duration?

    /// - Parameter configured: How long it takes whoever has asked; nil to judge by that.
    init(_ configured: Duration? = nil) {
        self.configured = configured
    }

    /// Whether the process is about to stop; notes that somebody asked.
    func isUnderWay() -> Bool {
        state.withLock { state in
            state.lastAsked = .now
            return state.isDraining
        }
    }

    /// Ends when the group may go on to stop the services that came before this one.
    func run() async throws {
        try? await gracefulShutdown()
        let isWatched = state.withLock { state in
            state.isDraining = true
            return state.lastAsked.map { .now - $0 < Self.attention } ?? false
        }
        let length = configured ?? (isWatched ? Self.length : .zero)
        if length > .zero { try? await Task.sleep(for: length) }
    }
}
