import Tenancy
import Testing
import Web

@testable import Console

@Suite struct TenantsFilterTests {
    @Test func readsWhatItWrites() {
        let filter = TenantsFilter(Query("q=Globex%20%26%20Co&state=suspended"))
        let link = PageLinks.link("/console/operator", filter.parameters)
        #expect(link == "/console/operator?q=Globex%20%26%20Co&state=suspended")
        #expect(TenantsFilter(Query(String(link.split(separator: "?")[1]))) == filter)
        #expect(filter.choices.map(\.isChosen) == [false, false, true, false])
    }

    @Test func whatCannotBeIsNoFilter() {
        #expect(TenantsFilter(Query("state=lost&x=y")).isEmpty)
        #expect(TenantsFilter(Query("q=%FF")).isEmpty)
        #expect(TenantsFilter(Query(nil)) == TenantsFilter())
    }
}
