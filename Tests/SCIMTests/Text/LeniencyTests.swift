import SCIM
import Testing

@Suite struct LeniencyTests {
    /// Each leniency must be provable: some fixture reports it.
    @Test(arguments: Leniency.allCases)
    func aFixtureShowsIt(leniency: Leniency) {
        let shown = Fixture.all.flatMap(\.coercions)
        let shownElsewhere: Set<Leniency> = [
            // FilterParserTests.
            .unquotedText, .subAttributeAfterValueFilter,
        ]
        #expect(shown.contains(leniency.rawValue) || shownElsewhere.contains(leniency))
    }
}
