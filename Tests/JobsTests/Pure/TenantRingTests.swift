import Testing

@testable import Jobs

@Suite struct TenantRingTests {
    private let start = ContinuousClock.now

    private func ring(_ tenants: [String], after: String = "") -> TenantRing {
        var ring = TenantRing(startingAfter: after)
        ring.add(tenants, from: start, to: start + .milliseconds(10))
        return ring
    }

    @Test func aRoundServesEachTenantOnce() {
        var ring = ring(["a", "b", "c", "d", "e"])
        var served: [String] = []
        for _ in 0..<3 { served += ring.takeTurn(limit: 2) { _ in false }?.tenants ?? [] }
        #expect(served == ["a", "b", "c", "d", "e"])
    }

    @Test func aTurnSharesTheLimitEqually() {
        var ring = ring(["a", "b", "c"])
        #expect(ring.takeTurn(limit: 100) { _ in false } == TenantRing.Turn(tenants: ["a", "b", "c"], share: 33))
        var alone = self.ring(["a"])
        #expect(alone.takeTurn(limit: 100) { _ in false } == TenantRing.Turn(tenants: ["a"], share: 100))
    }

    @Test func aNewListGoesOnAfterTheLastTenantServed() {
        var ring = ring(["a", "b", "c"])
        _ = ring.takeTurn(limit: 2) { _ in false }
        ring.add(["a", "b", "bb", "c"], from: start, to: start)
        #expect(ring.takeTurn(limit: 2) { _ in false }?.tenants == ["bb", "c"])
        #expect(ring.takeTurn(limit: 2) { _ in false }?.tenants == ["a", "b"])
    }

    @Test func workersStartAtDifferentTenants() {
        var ring = ring(["a", "m", "z"], after: "k")
        #expect(ring.takeTurn(limit: 1) { _ in false }?.tenants == ["m"])
    }

    @Test func busyTenantsAreLeftOut() {
        var ring = ring(["a", "b", "c"])
        #expect(ring.takeTurn(limit: 10) { $0 == "b" } == TenantRing.Turn(tenants: ["a", "c"], share: 10))
        var busy = self.ring(["a", "b"])
        #expect(busy.takeTurn(limit: 10) { _ in true } == nil)
    }

    @Test func asksAgainAtTheEndOfARoundOnly() {
        var ring = ring(["a", "b"])
        let later = start + .seconds(60)
        #expect(!ring.needsRefresh(at: later))
        _ = ring.takeTurn(limit: 1) { _ in false }
        #expect(!ring.needsRefresh(at: later))
        _ = ring.takeTurn(limit: 1) { _ in false }
        #expect(ring.needsRefresh(at: later))
    }

    @Test func shortListIsAskedForEveryRound() {
        var ring = ring((0..<TenantRing.shortLength).map { "t\($0 + 100)" })
        _ = ring.takeTurn(limit: 100) { _ in false }
        #expect(ring.needsRefresh(at: start + .milliseconds(10)))
    }

    @Test func askingForALongListTakesATenthOfTheTimeAtMost() {
        let many = (0...TenantRing.shortLength).map { "t\($0 + 100)" }
        var ring = ring(many)
        _ = ring.takeTurn(limit: 100) { _ in false }
        #expect(!ring.needsRefresh(at: start + .milliseconds(99)))
        #expect(ring.needsRefresh(at: start + .milliseconds(100)))
        // Meanwhile the old list goes round again.
        #expect(ring.takeTurn(limit: 100) { _ in false }?.tenants == many)
    }

    @Test func anEmptyListIsAskedForAtOnce() {
        var ring = ring(["a"])
        _ = ring.takeTurn(limit: 1) { _ in false }
        ring.remove(["a"])
        #expect(ring.needsRefresh(at: start))
        #expect(ring.takeTurn(limit: 1) { _ in false } == nil)
    }

    @Test func emptiedTenantsDoNotCostOthersTheirTurn() {
        var ring = ring(["a", "b", "c", "d"])
        _ = ring.takeTurn(limit: 2) { _ in false }
        ring.remove(["a", "b"])
        #expect(ring.takeTurn(limit: 2) { _ in false }?.tenants == ["c", "d"])
    }

    @Test func manyTenantsGiveAFewJobsEach() {
        var ring = ring((0..<100).map { "t\($0 + 100)" })
        #expect(ring.takeTurn(limit: 100) { _ in false }?.share == TenantRing.leastShare)
    }

    @Test func whoWasNotReachedIsServedNextInTheSameRound() throws {
        var ring = ring(["a", "b", "c", "d"])
        let turn = try #require(ring.takeTurn(limit: 3) { _ in false })
        ring.putBack(turn, reached: 1)
        #expect(ring.takeTurn(limit: 3) { _ in false }?.tenants == ["b", "c", "d"])
        #expect(ring.needsRefresh(at: start + .seconds(60)), "the round is over, and each was served once")
    }

    @Test func aTurnThatWentRoundIsPutBackWhole() throws {
        var ring = ring(["a", "b", "c"], after: "b")
        let turn = try #require(ring.takeTurn(limit: 10) { _ in false })
        #expect(turn.tenants == ["c", "a", "b"])
        ring.putBack(turn, reached: 1)
        #expect(!ring.needsRefresh(at: start + .seconds(60)))
        #expect(ring.takeTurn(limit: 10) { _ in false }?.tenants == ["a", "b"])
    }
}
