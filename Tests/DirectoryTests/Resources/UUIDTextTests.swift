import FoundationEssentials
import Testing

@testable import Directory

@Suite struct UUIDTextTests {
    @Test func isTheLowerCaseForm() throws {
        let id = try #require(UUID(uuidString: "0190ABCD-EF01-7234-8567-89ABCDEF0123"))
        #expect(id.canonicalText == "0190abcd-ef01-7234-8567-89abcdef0123")
        #expect(UUID(canonicalText: id.canonicalText) == id)
    }

    @Test(arguments: ["0190ABCD-ef01-7234-8567-89abcdef0123", "0190abcdef017234856789abcdef0123", "me", ""])
    func refusesOtherSpellings(_ text: String) {
        #expect(UUID(canonicalText: text) == nil)
    }
}
