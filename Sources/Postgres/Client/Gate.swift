import DequeModule
import Synchronization

/// Lets one task through at a time, in order of arrival.
final class Gate: Sendable {
    private struct State {
        var isTaken = false
        var waiters: Deque<Waiter<Void>> = []
    }

    private let state = Mutex(State())

    nonisolated(nonsending) func enter() async {
        if takeIfFree() { return }
        await Waiter.wait { waiter in
            let isFree = state.withLock { state in
                if state.isTaken { state.waiters.append(waiter) }
                defer { state.isTaken = true }
                return !state.isTaken
            }
            if isFree { waiter.resume(()) }
        }
    }

    func leave() {
        let next = state.withLock { state in
            let next = state.waiters.popFirst()
            state.isTaken = next != nil
            return next
        }
        next?.resume(())
    }

    private func takeIfFree() -> Bool {
        state.withLock { state in
            defer { state.isTaken = true }
            return !state.isTaken
        }
    }
}
