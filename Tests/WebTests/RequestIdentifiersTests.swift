import HTTPTypes
import Testing

@testable import Web

@Suite struct RequestIdentifiersTests {
    /// Draws 1, 2, 3, …
    private struct Counting: RandomNumberGenerator {
        var last: UInt64 = 0

        mutating func next() -> UInt64 {
            last += 1
            return last
        }
    }

    @Test func countsBehindThePartOfTheProcess() {
        var random = Counting()
        let identifiers = RequestIdentifiers(random: &random)
        #expect(identifiers.identifier(for: [:]) == "00000000000000010000000000000003")
        #expect(identifiers.identifier(for: [:]) == "00000000000000010000000000000004")
    }

    @Test func differsFromProcessToProcess() {
        #expect(RequestIdentifiers().identifier(for: [:]) != RequestIdentifiers().identifier(for: [:]))
    }

    @Test(arguments: ["", "a b", "a\"b", "ä", String(repeating: "a", count: 129)])
    func replacesWhatCannotStandInALog(sent: String) {
        #expect(RequestIdentifiers().identifier(for: [.xRequestID: sent]) != sent)
    }
}
