import Testing

@testable import Jobs

@Suite(.timeLimit(.minutes(1))) struct WakeSignalTests {
    @Test func aSignalBeforeTheWaitIsKept() async {
        let signal = WakeSignal()
        signal.raise()
        await signal.wait()
    }

    @Test func aSignalEndsAWait() async {
        let signal = WakeSignal()
        async let waited: Void = signal.wait(for: .seconds(600))
        signal.raise()
        await waited
    }

    @Test func aWaitEndsAtItsLimit() async {
        await WakeSignal().wait(for: .milliseconds(1))
    }

    @Test func cancellationEndsAWait() async {
        let task = Task { await WakeSignal().wait() }
        task.cancel()
        await task.value
    }

    @Test func manySignalsAndWaitsLoseNothing() async {
        let (ping, pong) = (WakeSignal(), WakeSignal())
        async let other: Void = {
            for _ in 0..<2_000 {
                await ping.wait()
                pong.raise()
            }
        }()
        for _ in 0..<2_000 {
            ping.raise()
            await pong.wait()
        }
        await other
    }
}
