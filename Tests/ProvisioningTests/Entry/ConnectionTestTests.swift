import Provisioning
import SCIM
import Testing

struct ConnectionTestTests {
    private func search(_ parameters: (name: String, value: String)...) throws -> SearchRequest {
        try SearchRequest(parameters: parameters, for: SchemaRegistry.standard.user)
    }

    @Test func entraLooksForARandomGUIDAndFindsNobody() throws {
        let search = try search(("filter", "userName eq \"4b1f2f0e-8d0e-4b7e-9d38-0a5c6f1d2e3f\""))
        #expect(ConnectionTest.isOne(search, isOkta: false, found: 0))
        #expect(!ConnectionTest.isOne(search, isOkta: false, found: 1))
    }

    @Test(arguments: [
        "userName eq \"ada@example.com\"", "externalId eq \"4b1f2f0e-8d0e-4b7e-9d38-0a5c6f1d2e3f\"",
        "userName ne \"4b1f2f0e-8d0e-4b7e-9d38-0a5c6f1d2e3f\"",
    ])
    func anyOtherLookIsNone(_ filter: String) throws {
        let search = try search(("filter", filter))
        #expect(!ConnectionTest.isOne(search, isOkta: false, found: 0))
    }

    @Test func oktaAsksForTheFirstTwo() throws {
        let search = try search(("startIndex", "1"), ("count", "2"))
        #expect(ConnectionTest.isOne(search, isOkta: true, found: 2))
        #expect(!ConnectionTest.isOne(search, isOkta: false, found: 2))
        let page = try self.search(("startIndex", "1"), ("count", "100"))
        #expect(!ConnectionTest.isOne(page, isOkta: true, found: 2))
    }
}
