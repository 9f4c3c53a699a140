import JSON
import Postgres
import Testing

@testable import Jobs

@Suite struct SmallMachinesTests {
    private let now = ContinuousClock.now
    private let kind = JobKind("k", queue: "q")

    @Test func hintsAreLimitedForEachQueue() {
        var throttle = HintThrottle(interval: .milliseconds(100))
        let answers = [("a", 0), ("a", 99), ("b", 99), ("a", 100)].map { queue, milliseconds in
            throttle.allows(queue, at: now + .milliseconds(milliseconds))
        }
        #expect(answers == [true, false, true, true])
    }

    @Test func repeatedKeysBecomeOneJobWithTheLatestPayload() {
        let jobs = [
            NewJob(tenantID: "t", kind: kind, uniqueKey: "u", payload: ["n": 1], priority: 100, delay: .seconds(9)),
            NewJob(tenantID: "t", kind: kind, uniqueKey: "u", payload: ["n": 2], priority: 200),
        ]
        let ordered = NewJob.ordered(jobs)
        #expect(ordered.count == 1)
        #expect(ordered.first?.payload == ["n": 2])
        #expect(ordered.first?.priority == 100)
        #expect(ordered.first?.delay == .zero)
    }

    @Test func keysAreLockedInOneOrder() {
        let jobs = ["c", "a", "b"].map { NewJob(tenantID: "t", kind: kind, uniqueKey: $0) }
        #expect(NewJob.ordered(jobs).map(\.uniqueKey) == ["a", "b", "c"])
        #expect(NewJob.ordered(jobs.reversed()) == NewJob.ordered(jobs))
    }

    @Test func jobsWithoutKeyKeepTheirOrderAndNumber() {
        let jobs = (0..<20).map { NewJob(tenantID: "t", kind: kind, payload: ["n": .integer(Int64($0))]) }
        #expect(NewJob.ordered(jobs) == jobs)
    }

    @Test func endingsStayUntilConfirmed() {
        var buffer = EndingBuffer()
        let jobs = (1...3).map { Job(id: Int64($0), tenantID: "t", kind: kind, attempt: 1) }
        buffer.add(JobEnding.all(jobs, .completed(keepsHistory: true)))
        let taken = buffer.take(limit: 2)
        let takenAgain = buffer.take(limit: 2)
        #expect(taken.map(\.job.id) == [1, 2])
        #expect(takenAgain == taken)
        #expect(buffer.ids == [1, 2, 3])
        buffer.confirmed()
        #expect(buffer.ids == [3])
        #expect(!buffer.isEmpty)
        let rest = buffer.take(limit: 2)
        #expect(rest.map(\.job.id) == [3])
        buffer.confirmed()
        #expect(buffer.isEmpty)
    }

    @Test func heldJobsAreSortedForTheGuard() {
        let held = HeldJobs([HeldJob(id: 9, attempt: 2), HeldJob(id: 3, attempt: 7)])
        #expect(held.binds(workerID: 1) == [.int8(1), .int8s([3, 9]), .int2s([7, 2])])
    }

    @Test func everyDutyIsDueAtTheStartAndAfterItsPeriod() {
        var schedule = DutySchedule(start: now)
        #expect(Set(schedule.takeDue(at: now)) == Set(JobDuty.allCases))
        #expect(schedule.takeDue(at: now + .milliseconds(499)).isEmpty)
        #expect(schedule.takeDue(at: now + .milliseconds(500)) == [.promote])
        #expect(schedule.takeDue(at: now + .seconds(5)) == [.promote, .rescue, .schedule])
    }

    @Test func paceSlowsDownWithoutWork() {
        var pace = PollPace(timing: PollPace.Timing(), start: now)
        #expect(pace.interval(at: now + .seconds(29)) == .milliseconds(25))
        #expect(pace.interval(at: now + .seconds(30)) == .milliseconds(250))
        pace.sawWork(at: now + .seconds(30))
        #expect(pace.interval(at: now + .seconds(31)) == .milliseconds(25))
    }

    @Test(arguments: ["", "x", "1.", "1.2.3", "1.x", "9223372036854775808", "1.-3", "1.253402300800000000"])
    func strangeCursorsAreRefused(text: String) {
        #expect(JobCursor(text) == nil)
    }

    @Test func cursorsSurviveTheirText() {
        for cursor in [JobCursor(id: 7), JobCursor(id: 7, finishedAt: 3)] {
            #expect(JobCursor(cursor.text) == cursor)
        }
    }

    @Test(arguments: ["job_history_2026112", "job_history_20261124; DROP TABLE x", "\"x\"", "JOB_HISTORY_20261124"])
    func onlyPartitionNamesReachTheText(name: String) {
        #expect(HistoryStatements.drop(partition: name) == nil)
        #expect(HistoryStatements.create(partition: name, from: "2026-11-24", to: "2026-11-25") == nil)
    }
}
