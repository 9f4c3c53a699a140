import Events
import FoundationEssentials
import Tenancy
import Testing

@testable import Licensing

struct AssignmentStoreTests {
    @Test func showsWhatAClaimIs() async throws {
        try await World.make(seats: 1) { world in
            try await world.commit(.userCreated, [1])
            try await world.reconcile()
            let assignment = try #require(await world.assignment(of: 1))
            let event = try #require(
                await world.log.page(of: world.tenant, after: 0, limit: 10).first { $0.type == .userCreated })
            #expect(
                assignment
                    == Assignment(
                        poolID: world.pool.id, userID: .numbered(1), state: .assigned, source: .auto,
                        configurationID: world.configuration.id, ruleID: nil, seatNumber: 1,
                        claimedSequence: event.sequence, since: event.time, reason: .autoAssign, dueAt: nil,
                        activatedAt: nil, heldReason: nil, waitlistPosition: nil))
        }
    }

    @Test func pagesOfTheLineCountOn() async throws {
        try await World.make(seats: 2) { world in
            // The line is in the order of claims, not of people.
            try await world.commit(.userCreated, [20, 19, 5, 18, 4, 17, 3, 16])
            try await world.reconcile()
            let pages = try await pages(world, AssignmentFilter(poolID: world.pool.id, state: .waitlisted), limit: 4)
            #expect(pages.map(\.count) == [4, 2])
            #expect(pages.joined().map(\.userID) == [5, 18, 4, 17, 3, 16].map { .numbered($0) })
            #expect(pages.joined().map(\.waitlistPosition) == [1, 2, 3, 4, 5, 6])
        }
    }

    @Test func everyListShowsTheSamePositions() async throws {
        try await World.make(seats: 2) { world in
            try await world.commit(.userCreated, [20, 19, 5, 18, 4, 17, 3, 16])
            try await world.commit(.userDeactivated, [4, 19])
            try await world.reconcile()
            let positions: [UUID: Int] = [.numbered(18): 1, .numbered(17): 2, .numbered(3): 3, .numbered(16): 4]
            for filter in [
                AssignmentFilter(), AssignmentFilter(poolID: world.pool.id), AssignmentFilter(state: .waitlisted),
            ] {
                let rows = try await pages(world, filter, limit: 3).joined()
                let waiting = rows.filter { $0.state == .waitlisted }
                #expect(waiting.map(\.userID) == waiting.map(\.userID).sorted())
                #expect(Dictionary(uniqueKeysWithValues: waiting.map { ($0.userID, $0.waitlistPosition) }) == positions)
                #expect(rows.allSatisfy { ($0.waitlistPosition != nil) == ($0.state == .waitlisted) })
            }
            for (user, position) in positions {
                let own = try await world.assignments.page(of: world.tenant, AssignmentFilter(userID: user), limit: 5)
                #expect(own.elements.map(\.waitlistPosition) == [position])
            }
        }
    }

    @Test func filtersByEverything() async throws {
        try await World.make(seats: 1) { world in
            try await world.commit(.userCreated, [1, 2, 3])
            try await world.commit(.userDeactivated, [1])
            try await world.reconcile()
            #expect(try await users(world, AssignmentFilter()) == [1, 2, 3])
            #expect(try await users(world, AssignmentFilter(state: .released)) == [1])
            #expect(try await users(world, AssignmentFilter(poolID: world.pool.id, state: .assigned)) == [2])
            #expect(try await users(world, AssignmentFilter(poolID: world.pool.id)) == [1, 2, 3])
            #expect(try await users(world, AssignmentFilter(poolID: .numbered(77))).isEmpty)
            #expect(try await users(world, AssignmentFilter(userID: .numbered(3), poolID: world.pool.id)) == [3])
            #expect(try await users(world, AssignmentFilter(userID: .numbered(3), state: .assigned)).isEmpty)
            #expect(try await users(world, AssignmentFilter(userID: .numbered(9))).isEmpty)
        }
    }

    @Test func theLineIsCountedOnFromAPositionAndFromItsHeadWithoutOne() async throws {
        try await World.make(seats: 1) { world in
            try await world.commit(.userCreated, [1, 2, 3, 4, 5, 6])
            try await world.reconcile()
            let line = AssignmentFilter(poolID: world.pool.id, state: .waitlisted)
            #expect(
                try await pages(world, line, limit: 2).map { $0.map(\.waitlistPosition) } == [[1, 2], [3, 4], [5]])
            // Who comes back with a cursor out of a URL, after somebody has left the line, is told of the line as it is.
            let second = try await #require(
                world.assignments.page(of: world.tenant, line, limit: 2).elements.last?.cursor)
            try await world.commit(.userDeactivated, [2])
            try await world.reconcile()
            let bare = AssignmentCursor(
                poolID: second.poolID, userID: second.userID, claimedSequence: second.claimedSequence)
            #expect(try await positions(world, line, after: second) == [3, 4, 5])
            #expect(try await positions(world, line, after: bare) == [2, 3, 4])
        }
    }

    private func pages(_ world: World, _ filter: AssignmentFilter, limit: Int) async throws -> [[Assignment]] {
        var pages: [[Assignment]] = []
        var cursor: AssignmentCursor?
        repeat {
            let page = try await world.assignments.page(of: world.tenant, filter, after: cursor, limit: limit)
            pages.append(page.elements)
            cursor = page.next
        } while cursor != nil
        return pages
    }

    private func positions(
        _ world: World, _ filter: AssignmentFilter, after: AssignmentCursor
    ) async throws -> [Int?] {
        try await world.assignments.page(of: world.tenant, filter, after: after, limit: 9).elements.map(
            \.waitlistPosition)
    }

    private func users(_ world: World, _ filter: AssignmentFilter) async throws -> [Int] {
        try await pages(world, filter, limit: 2).joined().map { Int($0.userID.uuidString.suffix(8), radix: 16) ?? 0 }
    }
}
