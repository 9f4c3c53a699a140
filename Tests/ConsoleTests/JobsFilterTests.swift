import Jobs
import Testing
import Web

@testable import Console

@Suite struct JobsFilterTests {
    @Test func readsWhatItWrites() {
        let filter = JobsFilter(state: .discarded, kind: "mail.send", queue: "mail", tenant: "globex")
        let link = filter.link(to: "/console/operator/jobs")
        #expect(link == "/console/operator/jobs?state=discarded&kind=mail.send&queue=mail&tenant=globex")
        #expect(JobsFilter(Query(String(link.split(separator: "?")[1]))) == filter)
        #expect(JobsFilter(ConsoleForm(values: Dictionary(uniqueKeysWithValues: filter.parameters))) == filter)
    }

    @Test func whatCannotBeIsNoFilter() {
        #expect(JobsFilter(Query("state=lost&x=y")).isEmpty)
        #expect(JobsFilter(Query(nil)).isEmpty)
        #expect(JobsFilter(ConsoleForm(values: ["kind": "\0mail\0"])).kind == "mail", "Postgres can't be asked for it")
        #expect(JobsFilter(Query("kind=%FF&queue=%00")).isEmpty)
    }

    @Test func isWrittenSoThatNothingOfItEndsTheLink() {
        #expect(JobsFilter(kind: "a&b=c#d").link(to: "/x") == "/x?kind=a%26b%3Dc%23d")
    }
}
