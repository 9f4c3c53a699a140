import Testing

@testable import Jobs

@Suite struct BackoffTests {
    /// Always the same bits: zero gives the smallest delay, `nearlyAll` about the largest.
    private struct Bits: RandomNumberGenerator {
        let bits: UInt64
        static let nearlyAll: UInt64 = (1 << 53) - (1 << 30)
        mutating func next() -> UInt64 { bits }
    }

    private func delay(_ attempt: Int, bits: UInt64) -> Duration {
        var generator = Bits(bits: bits)
        return Backoff(first: .seconds(1), limit: .seconds(100)).delay(afterAttempt: attempt, using: &generator)
    }

    @Test func doublesWithEachAttempt() {
        #expect(delay(1, bits: 0) == .milliseconds(500))
        #expect(delay(2, bits: 0) == .seconds(1))
        #expect(delay(5, bits: 0) == .seconds(8))
    }

    @Test func staysBetweenHalfAndOneAndAHalfTimes() {
        #expect(delay(3, bits: 0) == .seconds(2))
        #expect(delay(3, bits: Bits.nearlyAll) < .seconds(6))
        #expect(delay(3, bits: Bits.nearlyAll) > .milliseconds(5_990))
    }

    @Test(arguments: [8, 64, 32_767, .max])
    func endsAtTheLimit(attempt: Int) {
        #expect(delay(attempt, bits: 0) == .seconds(50))
    }

    @Test(arguments: [0, -1, .min])
    func absurdAttemptsCountAsTheFirst(attempt: Int) {
        #expect(delay(attempt, bits: 0) == .milliseconds(500))
    }
}
