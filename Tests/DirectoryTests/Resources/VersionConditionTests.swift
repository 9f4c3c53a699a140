import Testing

@testable import Directory

@Suite struct VersionConditionTests {
    @Test(
        arguments: [
            (nil, true), ("*", true), (#"W/"3""#, true), (#""3""#, true), (#"W/"2", W/"3""#, true), (#" W/"3" "#, true),
            (#"W/"2""#, false), ("3", false), ("", false), (#"W/"""#, false), (#""x3""#, false),
        ] as [(String?, Bool)])
    func readsHeaders(_ header: String?, _ allows: Bool) {
        #expect(VersionCondition(ifMatch: header).allows(3) == allows)
    }
}
