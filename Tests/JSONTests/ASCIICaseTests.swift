import JSON
import Testing

@Suite struct ASCIICaseTests {
    @Test func foldsASCIILettersOnly() {
        #expect(ASCIICase.equal("URN:ietf:User", "urn:IETF:uSER"))
        #expect(!ASCIICase.equal("ä", "Ä"))
        #expect(!ASCIICase.equal("ab", "abc"))
        #expect(!ASCIICase.equal("[", "{"))
        #expect(ASCIICase.folded("Zä@[`") == "zä@[`")
    }
}
