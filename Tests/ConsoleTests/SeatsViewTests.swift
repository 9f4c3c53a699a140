import Foundation
import Testing

@testable import Console
@testable import Licensing

@Suite struct SeatsViewTests {
    private func view(_ seats: Int, held: Int, grace: Int = 0, waiting: Int = 0, overflow: Int = 0) -> SeatsView {
        let pool = LicensePool(
            id: UUID(), name: "Seats", product: "p", seats: seats, settings: LicensePoolSettings(), version: 1,
            createdAt: .distantPast, updatedAt: .distantPast)
        return SeatsView(
            pool,
            PoolUsage(seats: seats, held: held, inGrace: grace, waiting: waiting, overflow: overflow))
    }

    @Test func theBarIsDividedAsTheSeatsAre() {
        let half = view(10, held: 5, grace: 2)
        #expect((half.usedWidth, half.graceStart, half.graceWidth) == ("180.0", "180.0", "120.0"))
        #expect((half.boughtWidth, half.waitWidth, half.percent) == ("600.0", "0.0", 50))
    }

    @Test func whoWaitsStandsBehindTheSeatsAndTakesHalfAtMost() {
        let line = view(10, held: 10, waiting: 1_000_000)
        #expect((line.boughtWidth, line.waitStart, line.waitWidth) == ("300.0", "300.0", "300.0"))
    }

    @Test func whatWasNotBoughtIsShownApart() {
        let over = view(6, held: 10, overflow: 4)
        #expect((over.usedWidth, over.overStart, over.overWidth) == ("360.0", "360.0", "240.0"))
        #expect(over.hasOverflow)
    }

    @Test func aLicenceWithoutSeatsDividesByNothing() {
        let empty = view(0, held: 0)
        #expect((empty.percent, empty.usedWidth) == (0, "0.0"))
    }
}
