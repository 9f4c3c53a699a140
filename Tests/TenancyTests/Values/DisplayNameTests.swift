import Testing

@testable import Tenancy

@Suite struct DisplayNameTests {
    @Test func trimsWhiteSpace() throws {
        #expect(try DisplayName.validated("  Globex Inc \n") == "Globex Inc")
    }

    @Test(arguments: ["", " \t\n", "a\u{0}b", "a\nb", String(repeating: "x", count: 201)])
    func rejects(_ name: String) {
        #expect { try DisplayName.validated(name) } throws: { ($0 as? TenancyError)?.code == "name_invalid" }
    }

    @Test func foldsCaseForTheKey() {
        #expect(DisplayName.key("ÉNTRA") == DisplayName.key("éntra"))
    }
}
