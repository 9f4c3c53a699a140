import FoundationEssentials
import SeededGenerator
import Testing

@testable import Licensing

/// The fold against the plain telling of the rules, over random logs cut at random places.
struct SeatLedgerPropertyTests {
    private static let pools = [UUID.numbered(901), .numbered(902)]
    /// The third names a pool that does not exist; a fourth, unknown here, does not assign.
    private static let poolOfConfiguration: [UUID: UUID] = [
        .numbered(801): pools[0], .numbered(802): pools[1], .numbered(803): .numbered(903),
    ]
    private static let configurations = [801, 801, 801, 802, 803, 804].map { UUID.numbered($0) }

    @Test(arguments: 1...40)
    func agreesWithThePlainRulesWhereverTheLogIsCut(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let seats = [
            Self.pools[0]: Int.random(in: 0...12, using: &random), Self.pools[1]: Int.random(in: 0...3, using: &random),
        ]
        let events = log(of: 1000, people: Int.random(in: 1...40, using: &random), using: &random)
        var plain = PlainSeats(poolOfConfiguration: Self.poolOfConfiguration, seats: seats)
        for event in events { plain.follow(event) }

        var written = WrittenSeats(poolOfConfiguration: Self.poolOfConfiguration, seats: seats)
        let longest = Int.random(in: 1...60, using: &random)
        var rest = events[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...longest, using: &random)
            written.follow(rest.prefix(count))
            rest = rest.dropFirst(count)
        }

        #expect(written.outcomes == plain.outcomes)
        #expect(written.holders == plain.holders)
        for pool in Self.pools { #expect(written.line(of: pool) == plain.lines[pool]) }
        for (key, claim) in written.claims {
            let holds = claim.seatNumber.map { written.holders[key.poolID]?[$0 - 1] == key.userID }
            #expect(holds == (claim.state == .assigned ? true : nil))
        }
    }

    private func log(
        of count: Int, people: Int, using random: inout SeededGenerator
    ) -> [ClaimEvent] {
        (1...count).map { number in
            let isClaim = Int.random(in: 0..<5, using: &random) < 3
            let effect: ClaimEvent.Effect =
                if isClaim {
                    .claim(configurationID: Self.configurations.randomElement(using: &random) ?? .numbered(801))
                } else {
                    .release(Bool.random(using: &random) ? .deactivated : .deleted)
                }
            return ClaimEvent(
                sequence: Int64(number * 3), time: Date(timeIntervalSince1970: Double(number)),
                userID: .numbered(Int.random(in: 1...people, using: &random)), effect: effect)
        }
    }
}
