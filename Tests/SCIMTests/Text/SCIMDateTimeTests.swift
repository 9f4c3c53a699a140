import SCIM
import Testing

/// RFC 7643 §2.3.5.
@Suite struct SCIMDateTimeTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2011-05-13T04:42:34Z", 1_305_261_754_000),
        ("2011-05-13T06:42:34.5+02:00", 1_305_261_754_500), ("2011-05-12T23:12:34.1239-05:30", 1_305_261_754_123),
        ("2024-02-29T00:00:00Z", 1_709_164_800_000), ("1969-12-31T23:59:59.999Z", -1),
        ("2011-05-13T04:42:34", 1_305_261_754_000),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000), ("2016-12-31T23:59:60Z", 1_483_228_800_000),
    ])
    func reads(text: String, milliseconds: Int64) throws {
        #expect(try #require(SCIMDateTime(parsing: text)).millisecondsSinceEpoch == milliseconds)
    }

    @Test(arguments: [
        "", "2011", "2011-05-13", "2011-13-01T00:00:00Z", "2011-02-29T00:00:00Z", "2011-05-13T24:00:00Z",
        "2011-05-13T04:60:00Z", "2011-05-13T04:42:34.Z", "2011-05-13T04:42:34+2:00", "2011-05-13T04:42:34Zx",
        "2011-05-13 04:42:34Z", "11-05-13T04:42:34Z", "2011-05-00T04:42:34Z",
    ])
    func refuses(text: String) {
        #expect(SCIMDateTime(parsing: text) == nil)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (1_305_261_754_007, "2011-05-13T04:42:34.007Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func writesUTCWithMilliseconds(milliseconds: Int64, text: String) {
        #expect(SCIMDateTime(millisecondsSinceEpoch: milliseconds).description == text)
    }

    @Test func readsWhatItWrote() {
        for day in stride(from: Int64(-800_000), to: 2_900_000, by: 97) {
            let instant = SCIMDateTime(millisecondsSinceEpoch: day * 86_400_000 + day % 86_400_000)
            guard instant.millisecondsSinceEpoch > -62_135_596_800_000 else { continue }
            #expect(SCIMDateTime(parsing: instant.description) == instant)
        }
    }
}
