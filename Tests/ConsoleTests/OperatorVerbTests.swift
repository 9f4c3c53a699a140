import Jobs
import Testing

@testable import AdminAPI
@testable import Console

/// What an operator does in the console is called in the audit log as it is when it is done through the admin API.
@Suite struct OperatorVerbTests {
    @Test func deedsAreCalledAsTheAdminAPICallsThem() {
        let names =
            JobVerb.allCases.map(\.name) + SweepVerb.allCases.map(\.name)
            + ScheduleVerb.allCases.map(\.name) + TenantVerb.allCases.map(\.name) + ["tenant.create", "tenant.update"]
        for name in names {
            #expect(AuditActions.names.values.contains(name), "\(name)")
        }
        #expect(Set(names).count == names.count)
    }

    /// What takes something away is asked about; a job that is tried again is not.
    @Test func allButARetryAreAskedAbout() {
        #expect(JobVerb.allCases.filter { $0.question == nil } == [.retry])
    }

    @Test func nothingIsOfferedForJobsThatAreDone() {
        #expect(JobVerb.allCases.allSatisfy { !$0.states.contains(.completed) })
        #expect(SweepVerb.allCases.allSatisfy { !$0.states.contains(.completed) && !$0.states.contains(nil) })
    }
}
