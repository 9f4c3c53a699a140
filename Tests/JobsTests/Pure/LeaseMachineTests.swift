import Testing

@testable import Jobs

@Suite struct LeaseMachineTests {
    private let start = ContinuousClock.now

    private var machine: LeaseMachine { LeaseMachine(timing: LeaseMachine.Timing(), registered: start) }

    @Test func withoutHeartbeatsALeaseBecomesDoubtfulAndIsLost() {
        #expect(machine.standing(at: start + .milliseconds(14_999)) == .held)
        #expect(machine.standing(at: start + .seconds(15)) == .doubtful)
        #expect(machine.standing(at: start + .milliseconds(24_999)) == .doubtful)
        #expect(machine.standing(at: start + .seconds(25)) == .lost)
    }

    @Test func aWorkerLetsGoBeforeOthersTakeItsJobs() {
        let timing = LeaseMachine.Timing()
        #expect(timing.doubtAfter < timing.lostAfter)
        #expect(timing.lostAfter < timing.lifetime)
    }

    @Test func aHeartbeatCountsFromItsSending() {
        var machine = machine
        machine.beat(sentAt: start + .seconds(10))
        #expect(machine.standing(at: start + .seconds(24)) == .held)
        #expect(machine.standing(at: start + .seconds(25)) == .doubtful)
    }

    @Test func anOlderHeartbeatTakesNothingBack() {
        var machine = machine
        machine.beat(sentAt: start + .seconds(10))
        machine.beat(sentAt: start + .seconds(5))
        #expect(machine.lossInstant == start + .seconds(35))
    }

    @Test func aRevokedLeaseStaysLost() {
        var machine = machine
        machine.revoke()
        machine.beat(sentAt: start + .seconds(1))
        #expect(machine.standing(at: start + .seconds(1)) == .lost)
    }
}
