import Testing

@testable import Console

@Suite struct QuantityTests {
    @Test(
        arguments: [
            (0, "0 bytes"), (999, "999 bytes"), (1_000, "1.0 kB"), (8_421_376, "8.4 MB"), (12_345_678, "12 MB"),
            (999_600, "1.0 MB"), (1_500_000_000_000, "1.5 TB"),
        ] as [(Int64, String)])
    func bytesAreReadable(bytes: Int64, text: String) {
        #expect(ByteCount.text(bytes) == text)
    }

    @Test(arguments: [
        (0, "0 s"), (119.9, "119 s"), (120, "2 min"), (7_199, "119 min"), (7_200, "2 h"), (172_800, "2 d"), (-3, "0 s"),
    ])
    func timesAreReadable(seconds: Double, text: String) {
        #expect(Elapsed.text(seconds: seconds) == text)
    }
}
