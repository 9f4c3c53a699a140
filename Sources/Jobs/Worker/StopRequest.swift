import Synchronization

/// The wish that a worker finish; it stays once it is made.
final class StopRequest: Sendable {
    private let isMadeFlag = Atomic(false)
    private let signal = WakeSignal()

    var isMade: Bool { isMadeFlag.load(ordering: .acquiring) }

    func make() {
        isMadeFlag.store(true, ordering: .releasing)
        signal.raise()
    }

    /// Returns when the request is made or the task is cancelled. One waiter at a time.
    func wait() async {
        while !isMade, !Task.isCancelled { await signal.wait(for: .seconds(1)) }
    }

    /// Waits for a time, or less when the request is made.
    func wait(for duration: Duration) async {
        if !isMade { await signal.wait(for: duration) }
    }
}
