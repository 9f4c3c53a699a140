import Testing

@testable import Jobs

@Suite struct LaneMachineTests {
    private static let kind = JobKind("k", queue: "q")
    private static let other = JobKind("o", queue: "q")
    private let now = ContinuousClock.now
    private var soon: ContinuousClock.Instant { now + .seconds(60) }

    private func machine(slots: Int = 4, claim: Int = 100, apart: Set<String> = []) -> LaneMachine {
        LaneMachine(
            limits: LaneMachine.Limits(slots: slots, claim: claim), batchLimits: ["k": 10, "o": 10], apart: apart,
            ring: TenantRing(), pace: PollPace.Timing(), now: now)
    }

    private func jobs(_ tenant: String, _ ids: ClosedRange<Int64>, _ kind: JobKind = kind, rescues: Int = 0) -> [Job] {
        ids.map { Job(id: $0, tenantID: tenant, kind: kind, attempt: 1 + rescues, rescues: rescues) }
    }

    /// A machine that has claimed these jobs of these tenants.
    private func machine(holding jobs: [Job], slots: Int = 4) -> LaneMachine {
        var machine = machine(slots: slots)
        let tenants = Set(jobs.map(\.tenantID)).sorted()
        machine.discovered(tenants, from: now, to: now)
        guard case .claim(let turn, let marks) = machine.next(at: now, lease: .held) else { return machine }
        machine.claimed(jobs, in: turn, marks: marks, startBefore: soon, from: now, to: now)
        return machine
    }

    private func started(_ action: LaneMachine.Action) -> [Int64]? {
        if case .start(_, let jobs) = action { jobs.map(\.id) } else { nil }
    }

    private func claimed(_ action: LaneMachine.Action) -> [String]? {
        if case .claim(let turn, _) = action { turn.tenants } else { nil }
    }

    private func isDiscovery(_ action: LaneMachine.Action) -> Bool {
        if case .discover = action { true } else { false }
    }

    private func waits(_ action: LaneMachine.Action) -> Bool {
        if case .wait = action { true } else { false }
    }

    @Test func looksForTenantsAndClaims() {
        var machine = machine()
        #expect(isDiscovery(machine.next(at: now, lease: .held)))
        machine.discovered(["a", "b"], from: now, to: now)
        #expect(claimed(machine.next(at: now, lease: .held)) == ["a", "b"])
    }

    @Test func jobsThatRunApartRunBesideOthersOfTheirTenant() {
        var machine = machine(apart: ["k"])
        machine.discovered(["a"], from: now, to: now)
        guard case .claim(let turn, let marks) = machine.next(at: now, lease: .held) else { return }
        machine.claimed(jobs("a", 1...3), in: turn, marks: marks, startBefore: soon, from: now, to: now)
        #expect((0..<3).compactMap { _ in started(machine.next(at: now, lease: .held)) } == [[1], [2], [3]])
        #expect(started(machine.next(at: now, lease: .held)) == nil)
        // Nothing of the tenant waits, so its next jobs can be claimed while these run.
        machine.woken(at: now)
        #expect(isDiscovery(machine.next(at: now, lease: .held)))
    }

    @Test func runsOneBatchOfATenantAndKindAtATime() {
        var machine = machine(holding: jobs("a", 1...25))
        #expect(started(machine.next(at: now, lease: .held)) == Array(1...10))
        #expect(started(machine.next(at: now, lease: .held)) == nil)
        machine.finished(BatchKey(tenantID: "a", kind: "k"))
        #expect(started(machine.next(at: now, lease: .held)) == Array(11...20))
    }

    @Test func differentKindsAndTenantsRunTogether() {
        var machine = machine(holding: jobs("a", 1...1) + jobs("a", 2...2, Self.other) + jobs("b", 3...3))
        let ids = (0..<3).compactMap { _ in started(machine.next(at: now, lease: .held))?.first }
        #expect(Set(ids) == [1, 2, 3])
    }

    @Test func runsNoMoreThanItsSlots() {
        var machine = machine(holding: jobs("a", 1...1) + jobs("b", 2...2) + jobs("c", 3...3), slots: 2)
        #expect(started(machine.next(at: now, lease: .held)) != nil)
        #expect(started(machine.next(at: now, lease: .held)) != nil)
        #expect(waits(machine.next(at: now, lease: .held)))
    }

    @Test func jobsThatWaitForTheirTenantsBatchHoldUpNobodyElse() {
        var machine = machine(holding: jobs("a", 1...100))
        #expect(started(machine.next(at: now, lease: .held)) == Array(1...10))
        // 90 jobs of "a" wait here; the machine goes on looking, for others.
        let later = now + .seconds(1)
        #expect(isDiscovery(machine.next(at: later, lease: .held)))
        machine.discovered(["a", "b"], from: later, to: later)
        #expect(claimed(machine.next(at: later, lease: .held)) == ["b"])
    }

    @Test func nextJobsAreClaimedWhileTheLastBatchRuns() {
        var machine = machine(holding: jobs("a", 1...100))
        for _ in 0..<10 {
            #expect(started(machine.next(at: now, lease: .held))?.count == 10)
            let action = machine.next(at: now, lease: .held)
            if claimed(action) != nil || isDiscovery(action) { return }
            machine.finished(BatchKey(tenantID: "a", kind: "k"))
        }
        Issue.record("The machine claimed nothing while its last batch ran.")
    }

    @Test func higherPriorityFirst() {
        let urgent = Job(id: 9, tenantID: "a", kind: Self.kind, attempt: 1, priority: 50)
        var machine = machine(holding: jobs("a", 1...20) + [urgent])
        #expect(started(machine.next(at: now, lease: .held))?.first == 9)
    }

    @Test func rescuedJobsRunAloneAndOneAtATime() {
        var machine = machine(holding: jobs("a", 1...2, rescues: 1) + jobs("b", 3...3, rescues: 1) + jobs("c", 4...5))
        #expect(started(machine.next(at: now, lease: .held)) == [1])
        #expect(started(machine.next(at: now, lease: .held)) == [4, 5])
        #expect(started(machine.next(at: now, lease: .held)) == nil)
        machine.finished(BatchKey(tenantID: "a", kind: "k"))
        #expect(started(machine.next(at: now, lease: .held))?.count == 1)
    }

    @Test func batchesShrinkWithEachAttempt() {
        let retried = (1...20).map { Job(id: Int64($0), tenantID: "a", kind: Self.kind, attempt: 3) }
        var machine = machine(holding: retried)
        #expect(started(machine.next(at: now, lease: .held)) == [1, 2])
    }

    @Test func doubtfulLeaseNeitherClaimsNorStarts() {
        var machine = machine(holding: jobs("a", 1...1))
        #expect(waits(machine.next(at: now, lease: .doubtful)))
        #expect(waits(machine.next(at: now, lease: .lost)))
        #expect(started(machine.next(at: now, lease: .held)) == [1])
        var idle = self.machine()
        #expect(waits(idle.next(at: now, lease: .doubtful)))
    }

    @Test func lostAnswerIsRecoveredBeforeTheNextClaim() {
        var machine = machine()
        machine.discovered(["a"], from: now, to: now)
        #expect(claimed(machine.next(at: now, lease: .held)) == ["a"])
        machine.claimFailed(retryAt: now + .seconds(1))
        #expect(waits(machine.next(at: now, lease: .held)))
        machine.woken(at: now)
        #expect(waits(machine.next(at: now, lease: .held)))
        guard case .recover = machine.next(at: now + .seconds(1), lease: .held) else {
            Issue.record("The machine did not ask what it holds.")
            return
        }
        machine.recovered(jobs("a", 7...7), startBefore: soon, at: now + .seconds(1))
        #expect(started(machine.next(at: now + .seconds(1), lease: .held)) == [7])
    }

    @Test func jobsThatWaitedTooLongAreHandedBack() {
        var machine = machine(holding: jobs("a", 1...15))
        _ = machine.next(at: now, lease: .held)
        guard case .release(let late) = machine.next(at: soon, lease: .held) else {
            Issue.record("The machine kept jobs whose lease is about to end.")
            return
        }
        #expect(late.map(\.id) == Array(11...15))
        #expect(machine.heldIDs == Set(1...10))
    }

    @Test func idleMachineLooksAgainAtItsPaceOrWhenWoken() {
        var machine = machine()
        machine.discovered([], from: now, to: now)
        guard case .wait(let first) = machine.next(at: now, lease: .held) else {
            Issue.record("The machine did not rest.")
            return
        }
        #expect(first == .milliseconds(25))
        #expect(isDiscovery(machine.next(at: now + first, lease: .held)))
        let later = now + .seconds(31)
        machine.discovered([], from: later, to: later)
        guard case .wait(let second) = machine.next(at: later, lease: .held) else {
            Issue.record("The machine did not rest.")
            return
        }
        #expect(second == .milliseconds(250))
        machine.woken(at: later)
        #expect(isDiscovery(machine.next(at: later, lease: .held)))
    }

    @Test func emptiedTenantsLeaveTheRing() {
        var machine = machine(holding: jobs("a", 1...50) + jobs("b", 51...53))
        #expect(machine.ring.tenants == ["a"])
        _ = machine.takeWaiting()
        #expect(machine.heldIDs.isEmpty)
    }

    /// Whoever has hundreds of slow deliveries leaves slots to others.
    @Test func aTenantsApartJobsDoNotFillTheLane() {
        var machine = machine(slots: 64, apart: ["k"])
        machine.discovered(["a", "b"], from: now, to: now)
        guard case .claim(let turn, let marks) = machine.next(at: now, lease: .held) else { return }
        machine.claimed(jobs("a", 1...50), in: turn, marks: marks, startBefore: soon, from: now, to: now)
        for id in 1...8 { #expect(started(machine.next(at: now, lease: .held)) == [Int64(id)]) }
        #expect(isDiscovery(machine.next(at: now, lease: .held)), "the other tenant is looked for")
        machine.discovered(["b"], from: now, to: now)
        #expect(claimed(machine.next(at: now, lease: .held)) == ["b"])
        machine.finished(BatchKey(tenantID: "a", kind: "k", jobID: 1))
        #expect(started(machine.next(at: now, lease: .held)) == [9])
    }

    private func marks(_ action: LaneMachine.Action) -> [ClaimMarks.Mark]? {
        if case .claim(_, let marks) = action { marks } else { nil }
    }

    /// The next claim of a tenant that has more begins behind what it gave, as long as the mark is good.
    @Test func claimsGoOnBehindWhatWasClaimed() {
        var machine = machine(claim: 10)
        machine.discovered(["a"], from: now, to: now)
        guard case .claim(let turn, let first) = machine.next(at: now, lease: .held) else { return }
        #expect(first == [.start])
        let end = now + .milliseconds(10)
        machine.claimed(jobs("a", 1...10), in: turn, marks: first, startBefore: soon, from: now, to: end)
        #expect(started(machine.next(at: end, lease: .held)) == Array(1...10))
        #expect(isDiscovery(machine.next(at: end, lease: .held)))
        machine.discovered(["a"], from: end, to: end)
        #expect(marks(machine.next(at: end, lease: .held)) == [ClaimMarks.Mark(priority: 100, id: 10)])
    }

    /// A claim that is full after the first of its tenants leaves the others their turn.
    @Test func aFullClaimLeavesTheOthersTheirTurn() {
        var machine = machine(slots: 8, claim: 10)
        machine.discovered(["a", "b", "c"], from: now, to: now)
        guard case .claim(let turn, let marks) = machine.next(at: now, lease: .held) else { return }
        #expect(turn.tenants == ["a", "b", "c"])
        machine.claimed(jobs("a", 1...10), in: turn, marks: marks, startBefore: soon, from: now, to: now)
        #expect(started(machine.next(at: now, lease: .held)) == Array(1...10))
        #expect(claimed(machine.next(at: now, lease: .held)) == ["b", "c"])
    }
}
