import Foundation
import Postgres
import Tenancy
import Testing

@testable import Events

struct EventRetentionTests {
    /// Makes the events as far as a sequence look as if they had come a hundred days ago.
    private func age(_ world: World, upTo sequence: Int64) async throws {
        _ = try await world.database.query(
            Statement("test.age", "UPDATE {schema}.events SET time = time - interval '100 days' WHERE sequence <= $1"),
            for: world.tenant, [.int8(sequence)])
    }

    private func forget(_ world: World, upTo last: Int64 = .max) async throws -> Int {
        try await world.log.forget(of: world.tenant, olderThan: .seconds(90 * 86_400), upTo: last)
    }

    @Test func oldEventsAreForgottenAndYoungOnesKept() async throws {
        try await World.make { world in
            try await world.commit((1...10).map { .marked("a", $0) })
            try await world.log.number(of: world.tenant)
            try await age(world, upTo: 6)
            #expect(try await forget(world) == 6)
            #expect(try await forget(world) == 0)
            let left = try await world.log.page(of: world.tenant, after: 0, limit: 100)
            #expect(left.map(\.sequence) == [7, 8, 9, 10])
        }
    }

    /// A reader never finds a hole: it stands where nothing is missing behind it, or is told.
    @Test func aReaderBeforeTheHoleIsTold() async throws {
        try await World.make { world in
            try await world.commit((1...10).map { .marked("a", $0) })
            try await world.log.number(of: world.tenant)
            try await age(world, upTo: 6)
            _ = try await forget(world)
            await #expect(throws: EventsForgotten(last: 6)) {
                try await world.log.page(of: world.tenant, after: 5, limit: 100)
            }
            #expect(try await world.log.page(of: world.tenant, after: 6, limit: 100).count == 4)
            try await age(world, upTo: 10)
            _ = try await forget(world)
            #expect(try await world.log.page(of: world.tenant, after: 10, limit: 100).isEmpty)
            try await world.commit([.marked("a", 11)])
            #expect(try await world.log.page(of: world.tenant, after: 10, limit: 100).map(\.sequence) == [11])
        }
    }

    @Test func nothingIsForgottenThatSomebodyStillHasToFollow() async throws {
        try await World.make { world in
            try await world.commit((1...10).map { .marked("a", $0) })
            try await world.log.number(of: world.tenant)
            try await age(world, upTo: 10)
            #expect(try await forget(world, upTo: 3) == 3)
            #expect(try await world.log.page(of: world.tenant, after: 3, limit: 100).count == 7)
        }
    }

    /// Writers' clocks differ: an old time behind a young one stays until that is old.
    @Test func theLogIsForgottenFromItsStartOnly() async throws {
        try await World.make { world in
            try await world.commit((1...5).map { .marked("a", $0) })
            try await world.log.number(of: world.tenant)
            try await age(world, upTo: 5)
            _ = try await world.database.query(
                Statement("test.young", "UPDATE {schema}.events SET time = now() WHERE sequence = 3"), for: world.tenant
            )
            #expect(try await forget(world) == 2)
            #expect(try await world.log.page(of: world.tenant, after: 0, limit: 100).map(\.sequence) == [3, 4, 5])
        }
    }

    @Test func manyAreForgottenInPieces() async throws {
        try await World.make { world in
            let count = EventLog.forgottenAtOnce + 7
            try await world.commit((1...count).map { .marked("a", $0) })
            try await world.log.number(of: world.tenant)
            try await age(world, upTo: Int64(count))
            #expect(try await forget(world) == count)
        }
    }
}
