import Synchronization

/// One value that one task waits for and another thread provides.
final class Signal<Value: Sendable>: Sendable {
    private struct State {
        var value: Value?
        var waiter: Waiter<Value>?
    }

    private let state = Mutex(State())

    /// Provides the value; later values are ignored.
    func fulfil(_ value: Value) {
        let waiter = state.withLock { state -> Waiter<Value>? in
            guard state.value == nil else { return nil }
            state.value = value
            return state.waiter.take()
        }
        waiter?.resume(value)
    }

    /// Waits for the value; one task at a time.
    nonisolated(nonsending) func wait() async -> Value {
        await Waiter.wait { waiter in
            let value = state.withLock { state -> Value? in
                if state.value == nil { state.waiter = waiter }
                return state.value
            }
            if let value { waiter.resume(value) }
        }
    }
}
