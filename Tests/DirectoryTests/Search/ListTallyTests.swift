import FoundationEssentials
import Postgres
import SCIM
import SeededGenerator
import Tenancy
import Testing

@testable import Directory

/// Pages and totals by the tally are those that counting would give, whatever has been written and folded meanwhile.
@Suite struct ListTallyTests {
    @Test(arguments: [1, 7_644] as [UInt64])
    func pagesAreThoseOfCounting(seed: UInt64) async throws {
        try await World.make { world in
            var random = SeededGenerator(seed: seed)
            let tally = ListTally(database: world.database, table: .users(withGroups: true), segment: 4)
            var people: [UUID] = []
            for step in 0..<120 {
                switch Int.random(in: 0..<10, using: &random) {
                case 0..<5: people.append(try await world.person("p\(step)").id)
                case 5 where !people.isEmpty, 6 where !people.isEmpty:
                    let leaving = people.remove(at: Int.random(in: people.indices, using: &random))
                    try await world.users.delete(leaving, by: world.entra)
                case 7: try await tally.foldOnce(for: world.tenant)
                default: break
                }
                guard step % 5 == 0 else { continue }
                for offset in 0...people.count + 1 {
                    let (ids, total) = try await Self.page(tally, world, offset: offset, count: 3)
                    #expect(ids == Array(people.dropFirst(offset).prefix(3)), "seed \(seed), step \(step), \(offset)")
                    #expect(total == people.count, "seed \(seed), step \(step)")
                }
            }
            #expect(try await world.count("list_segments") > 5)
        }
    }

    /// What a reader sees adds up in every snapshot, while others create, delete and fold.
    @Test func everySnapshotAddsUp() async throws {
        try await World.make(connections: 12) { world in
            let tally = ListTally(database: world.database, table: .users(withGroups: false), segment: 5)
            let finished = Finished()
            try await withThrowingTaskGroup { group in
                for writer in 0..<4 {
                    group.addTask {
                        var mine: [UUID] = []
                        for number in 0..<60 {
                            mine.append(try await world.person("w\(writer)-\(number)").id)
                            if number % 3 == 2 { try await world.users.delete(mine.removeFirst(), by: world.entra) }
                        }
                        await finished.one()
                    }
                }
                for _ in 0..<2 {
                    group.addTask {
                        while await finished.count < 4 { try await tally.foldOnce(for: world.tenant) }
                    }
                }
                group.addTask {
                    var offset = 0
                    while await finished.count < 4 {
                        let (counted, tallied) = try await Self.inOneSnapshot(tally, world, offset: offset)
                        #expect(counted == tallied)
                        offset = (offset + 7) % 150
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await tally.total(for: world.tenant) == 160)
        }
    }

    /// Rows that came by COPY, or were written by a release that knew nothing of the tally, are found by recounting.
    @Test func findsWhatCameByOtherWays() async throws {
        try await World.make { world in
            _ = try await world.manyPeople(50)
            _ = try await world.database.query(
                Statement("test.forget", "DELETE FROM {schema}.list_changes"), for: world.tenant)
            let tally = ListTally(database: world.database, table: .users(withGroups: false), segment: 4)
            #expect(try await tally.total(for: world.tenant) == 0)
            try await tally.foldOnce(for: world.tenant)
            #expect(try await tally.total(for: world.tenant) == 50)
            #expect(try await world.count("list_segments") == 14)
        }
    }

    /// What a reader sees counts, and whoever sees that the tally is wrong has it counted anew.
    @Test func aPageCorrectsTheTally() async throws {
        try await World.make { world in
            _ = try await world.manyPeople(20)
            _ = try await world.database.query(
                Statement("test.forget", "DELETE FROM {schema}.list_changes"), for: world.tenant)
            var query = SearchQuery()
            query.page = PageRequest(count: 50)
            #expect(try await world.users.search(query, by: world.entra).totalResults == 20)
            query.page = PageRequest(count: 5)
            #expect(try await world.users.search(query, by: world.entra).totalResults == 20)
        }
    }

    /// A reader who meets many changes folds them, so they don't gather.
    @Test func readersFold() async throws {
        try await World.make { world in
            _ = try await world.manyPeople(1500)
            let page = try await world.users.search(SearchQuery(), by: world.entra)
            #expect(page.totalResults == 1500)
            #expect(try await world.count("list_changes") == 0)
        }
    }

    private static func page(
        _ tally: ListTally, _ world: World, offset: Int, count: Int
    ) async throws -> ([UUID], Int) {
        let rows = try await world.database.query(
            tally.statements.page, for: world.tenant,
            [.uuid(world.entra.configurationID), .int8(Int64(count)), .int8(Int64(offset))])
        let total = try await tally.total(for: world.tenant)
        if let row = rows.first { #expect(try row.decode(Int.self, at: 9) == total) }
        return (try rows.identifiers(), total)
    }

    private static func inOneSnapshot(
        _ tally: ListTally, _ world: World, offset: Int
    ) async throws -> (counted: [String], tallied: [String]) {
        try await world.database.transaction(for: world.tenant) { transaction in
            transaction.enqueue(Statement("test.snapshot", "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
            let ids = transaction.enqueue(
                Statement("test.ids", "SELECT id FROM {schema}.users ORDER BY id LIMIT 5 OFFSET $1"),
                [.int8(Int64(offset))])
            let count = transaction.enqueue(Statement("test.count", "SELECT count(*) FROM {schema}.users"))
            let page = transaction.enqueue(
                tally.statements.page, [.uuid(world.entra.configurationID), .int8(5), .int8(Int64(offset))])
            let total = try await transaction.query(tally.statements.total)
            return (
                try ids.rows.identifiers().map(\.canonicalText) + ["\(try count.rows.first?.decode(Int.self) ?? -1)"],
                try page.rows.identifiers().map(\.canonicalText) + ["\(try total.first?.decode(Int.self, at: 0) ?? -1)"]
            )
        }
    }
}

private actor Finished {
    private(set) var count = 0

    func one() {
        count += 1
    }
}
