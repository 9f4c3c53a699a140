import Licensing
import Testing
import Web

@testable import Console

@Suite struct PeopleFilterTests {
    private let pool = "01234567-89ab-7def-8123-456789abcdef"

    @Test func whatTheURLSaysIsAskedInWordsThatIndexesServe() {
        let filter = PeopleFilter(Query("q=ada+love&state=active"))
        #expect(filter.scimFilter == #"(userName sw "ada love" or displayName sw "ada love") and active eq true"#)
        #expect(PeopleFilter(Query("q=ada%40b.example")).scimFilter?.contains("emails.value eq") == true)
        #expect(PeopleFilter(Query(nil)).scimFilter == nil)
    }

    /// What is typed is a value and never a part of the filter.
    @Test func aQuotationMarkEndsNothing() {
        #expect(
            PeopleFilter(Query("q=%22%20or%20active%20eq%20true")).scimFilter
                == #"(userName sw "\" or active eq true" or displayName sw "\" or active eq true")"#)
    }

    @Test func whatCannotBeIsNoFilter() {
        #expect(PeopleFilter(Query("state=dead&source=x&licence=x.y")).isEmpty)
        #expect(PeopleFilter(Query("licence=\(pool).sleeping")).seat == .assigned)
    }

    @Test func goesIntoTheLinkOfTheNextPage() {
        let filter = PeopleFilter(Query("q=a%26b&licence=\(pool).waitlisted"))
        let links = PageLinks("/console/people", filters: filter.parameters, after: nil, next: "x")
        #expect(links.nextPage == "/console/people?q=a%26b&licence=\(pool).waitlisted&after=x")
        #expect(links.firstPage == nil)
    }
}
