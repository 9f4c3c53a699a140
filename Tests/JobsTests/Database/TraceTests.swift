import JSON
import TestDatabase
import Testing
import TraceContext

@testable import Jobs

extension DatabaseTests {
    @Suite struct TraceTests {
        private let trace = TraceParent(parsing: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")

        @Test func aJobIsWorkedOnInTheTraceThatHasLeftIt() async throws {
            try await QueueDatabase.with { database in
                let seen = Tally<(context: WorkContext, payload: JSONObject)>()
                let handler = ClosureHandler { batch in
                    batch.jobs.forEach { seen.add((WorkContext.current, $0.payload)) }
                }
                try await WorkContext.$current.withValue(WorkContext(trace: trace)) {
                    try await database.enqueue([NewJob(tenantID: "t", kind: QueueDatabase.kind, payload: ["n": 1])])
                }
                try await database.withWorker([handler]) {
                    try await eventually("the job is done") { seen.count == 1 }
                }
                let (context, payload) = try #require(seen.all.first)
                #expect(context.trace == trace)
                #expect(context.tenantID == "t" && context.jobKind == "test.work" && context.jobID != nil)
                // The handler's payload is what was enqueued.
                #expect(payload == ["n": 1])
            }
        }

        @Test func jobsOfDifferentTracesHaveNoneInCommon() {
            func job(_ id: Int64, _ trace: TraceParent?) -> Job {
                Job(id: id, tenantID: "t", kind: QueueDatabase.kind, attempt: 1, trace: trace)
            }
            func context(_ jobs: [Job]) -> WorkContext {
                JobBatch(tenantID: "t", kind: QueueDatabase.kind, jobs: jobs, workerID: 1, keepsHistory: false).context
            }
            let other = TraceParent(parsing: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00")
            #expect(context([job(1, trace), job(2, nil)]).trace == trace)
            #expect(context([job(1, trace), job(2, other)]).trace == nil)
        }

        @Test func withoutATraceAPayloadIsAsItWasGiven() {
            let jobs = [NewJob(tenantID: "t", kind: QueueDatabase.kind, payload: ["n": 1])]
            #expect(JobTrace.marked(jobs, with: nil) == jobs)
            var payload: JSONObject = ["traceparent": "nonsense"]
            #expect(JobTrace.taken(from: &payload) == nil)
            #expect(payload.isEmpty)
        }
    }
}
