import DequeModule
import Synchronization

/// Carries what a connection reads to the one task that consumes it, and says when to stop reading.
final class StreamBuffer<Element: Sendable>: Sendable {
    typealias Outcome = Result<Element?, PostgresError>

    private struct State {
        var elements: Deque<Element> = []
        var waiter: Waiter<Outcome>?
        var end: Outcome?
        var isDiscarding = false
        /// The connection waits for room.
        var isPaused = false
    }

    private let state = Mutex(State())
    private let limit: Int

    /// Holds `limit` elements before it asks for a pause.
    init(limit: Int) {
        self.limit = limit
    }

    /// Adds an element; false when the connection is to stop until `next` has made room.
    func push(_ element: Element) -> Bool {
        let (waiter, hasRoom) = state.withLock { state -> (Waiter<Outcome>?, Bool) in
            if state.isDiscarding { return (nil, true) }
            if let waiter = state.waiter.take() { return (waiter, true) }
            state.elements.append(element)
            state.isPaused = state.elements.count >= limit
            return (nil, !state.isPaused)
        }
        waiter?.resume(.success(element))
        return hasRoom
    }

    /// Says that no more elements come.
    func finish(_ error: PostgresError?) {
        let outcome: Outcome = error.map { .failure($0) } ?? .success(nil)
        let waiter = state.withLock { state in
            state.end = state.end ?? outcome
            return state.waiter.take()
        }
        waiter?.resume(outcome)
    }

    /// Drops what is here and what comes.
    func discard() {
        state.withLock { state in
            state.isDiscarding = true
            state.isPaused = false
            state.elements.removeAll()
        }
    }

    /// The next element, nil at the end; calls `resume` when the connection had been told to stop and there is room
    /// again.
    nonisolated(nonsending) func next(resume: () -> Void) async -> Outcome {
        if let (outcome, resumes) = take() {
            if resumes { resume() }
            return outcome
        }
        return await Waiter.wait { waiter in
            let outcome = state.withLock { state -> Outcome? in
                if let element = state.elements.popFirst() { return .success(element) }
                if let end = state.end { return end }
                state.waiter = waiter
                return nil
            }
            if let outcome { waiter.resume(outcome) }
        }
    }

    private func take() -> (Outcome, resumes: Bool)? {
        state.withLock { state in
            if let element = state.elements.popFirst() {
                let resumes = state.isPaused && state.elements.count <= limit / 2
                if resumes { state.isPaused = false }
                return (.success(element), resumes)
            }
            return state.end.map { ($0, false) }
        }
    }
}
