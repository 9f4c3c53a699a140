import Testing

@testable import Directory

@Suite struct LikePatternTests {
    @Test func makesSpecialSignsOrdinary() {
        #expect(LikePattern.escaped(#"50%_\x"#) == #"50\%\_\\x"#)
    }

    @Test(arguments: [
        ("abc", "abd"), ("a\u{7F}", "a\u{80}"), ("a\u{D7FF}", "a\u{E000}"), ("a\u{10FFFF}", "b"),
    ])
    func endsAPrefixBehindAllThatBeginWithIt(_ prefix: String, _ end: String) {
        #expect(LikePattern.end(ofPrefix: prefix) == end)
    }

    @Test(arguments: ["", "\u{10FFFF}\u{10FFFF}"])
    func hasNoEndForWhatIsLast(_ prefix: String) {
        #expect(LikePattern.end(ofPrefix: prefix) == nil)
    }
}
