import Synchronization

/// The way to the server that all checks of a run share: it waits when the server asks for patience, and gives up on one
/// that has fallen silent.
final class ServerLine: Sendable {
    /// After so many requests in a row without an answer nobody is asked any more.
    private static let patience = 6
    private static let attempts = 6
    /// A server that wants longer is not waited for.
    private static let longestPause = 30
    /// Seconds of patience, all checks together: a server that always wants to be asked later is not asked for hours.
    private static let mostPatience = 300

    private struct State {
        var unanswered = 0
        var requests = 0
        var waited = 0
    }

    private let exchange: Exchange
    private let sleep: @Sendable (Duration) async -> Void
    private let state = Mutex(State())

    init(_ exchange: @escaping Exchange, sleep: @escaping @Sendable (Duration) async -> Void) {
        self.exchange = exchange
        self.sleep = sleep
    }

    /// Another way to the same server, which nobody has given up: for cleaning up after checks that were not answered.
    func afresh() -> ServerLine { ServerLine(exchange, sleep: sleep) }

    /// How many requests were sent.
    var requests: Int { state.withLock { $0.requests } }

    /// The answer, after as many repetitions as `429` or `503` with `Retry-After` (RFC 9110 §10.2.3) ask for.
    func ask(_ request: ConformanceRequest) async -> Result<ConformanceAnswer, NoAnswer> {
        for _ in 1..<Self.attempts {
            let result = await askOnce(request)
            guard case .success(let answer) = result, let pause = pause(after: answer) else { return result }
            await sleep(.seconds(pause))
        }
        return await askOnce(request)
    }

    private func askOnce(_ request: ConformanceRequest) async -> Result<ConformanceAnswer, NoAnswer> {
        let isLost = state.withLock { state in
            guard state.unanswered < Self.patience else { return true }
            state.requests += 1
            return false
        }
        guard !isLost else {
            return .failure(
                NoAnswer("not asked: \(Self.patience) requests in a row had no answer", isUnasked: true))
        }
        let result = await exchange(request)
        state.withLock { state in
            if case .failure = result { state.unanswered += 1 } else { state.unanswered = 0 }
        }
        return result
    }

    /// Seconds to wait; nil when the answer is to be taken as it is.
    private func pause(after answer: ConformanceAnswer) -> Int? {
        let named = answer.header("retry-after").flatMap { Int($0) }
        let seconds: Int
        switch (answer.status, named) {
        case (429, let named): seconds = max(1, named ?? 1)
        case (503, let named?): seconds = max(1, named)
        default: return nil
        }
        guard seconds <= Self.longestPause else { return nil }
        return state.withLock { state in
            guard state.waited + seconds <= Self.mostPatience else { return nil }
            state.waited += seconds
            return seconds
        }
    }

    /// Seconds of patience that the server has asked for, all checks together.
    var waited: Int { state.withLock { $0.waited } }
}
