import FoundationEssentials
import Postgres
import Tenancy
import Testing

@testable import Events

struct EventLogConcurrencyTests {
    /// Each reader takes whatever its cursor finds while the writers are at it, and must end up with everything.
    @Test func readersMissNothingWhileEightWritersCommit() async throws {
        try await World.make(connections: 15) { world in
            let (writers, transactions) = (8, 60)
            let total = writers * transactions * 2
            let readings = try await withThrowingTaskGroup(of: [Event].self) { group in
                for writer in 1...writers {
                    group.addTask {
                        for transaction in 0..<transactions {
                            let first = transaction * 2 + 1
                            try await world.commit([
                                .marked("\(writer)", first), .marked("\(writer)", first + 1),
                            ])
                        }
                        return []
                    }
                }
                for limit in [3, 50] {
                    group.addTask { try await follow(world, until: total, limit: limit) }
                }
                return try await group.reduce(into: [[Event]]()) { if !$1.isEmpty { $0.append($1) } }
            }
            #expect(readings.count == 2)
            for events in readings {
                #expect(events.map(\.sequence) == Array(1...Int64(total)))
                #expect(Set(events.map(\.id)).count == total)
                for writer in 1...writers {
                    let numbers = events.filter { $0.writer == "\(writer)" }.compactMap(\.number)
                    #expect(numbers == Array(1...transactions * 2))
                }
            }
            #expect(readings[0] == readings[1])
        }
    }

    /// Two writers answer each other: each answer is written after the other's commit was seen.
    @Test func whatWasCommittedFirstStandsFirst() async throws {
        try await World.make(connections: 15) { world in
            let rounds = 60
            try await withThrowingTaskGroup(of: Void.self) { group in
                for noise in 1...4 {
                    group.addTask {
                        for number in 1...rounds { try await world.commit([.marked("noise \(noise)", number)]) }
                    }
                }
                group.addTask {
                    for number in 1...rounds { _ = try await world.log.page(of: world.tenant, after: 0, limit: number) }
                }
                for number in 1...rounds { try await world.commit([.marked("talk", number)]) }
                try await group.waitForAll()
            }
            let talk = try await world.read().filter { $0.writer == "talk" }.compactMap(\.number)
            #expect(talk == Array(1...rounds))
        }
    }

    /// The second one's snapshot is older than what the first one commits while it waits.
    @Test func whoNumbersNextGoesOnWhereTheLastOneEnded() async throws {
        try await World.make { world in
            try await world.commit((1...3).map { .marked("a", $0) })
            let reading = try await world.database.transaction(for: world.tenant) { first in
                first.enqueue(EventStatements.lockSequence)
                _ = try await first.query(EventStatements.number, [.int8(100)])
                try await world.commit((4...6).map { .marked("a", $0) })
                let reading = Task { try await world.read() }
                try await waitUntilSomebodyWaits(world)
                return reading
            }
            let events = try await reading.value
            #expect(events.map(\.sequence) == [1, 2, 3, 4, 5, 6])
            #expect(events.compactMap(\.number) == [1, 2, 3, 4, 5, 6])
        }
    }

    private func waitUntilSomebodyWaits(_ world: World) async throws {
        let waiting = Statement(
            "test.waiting",
            """
            SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
            """)
        let deadline = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < deadline {
            if try await world.client.query(waiting).first?.decode(Int.self, at: 0) ?? 0 > 0 { return }
            await Task.yield()
        }
        Issue.record("nobody waits for the numbering")
    }

    private func follow(_ world: World, until total: Int, limit: Int) async throws -> [Event] {
        var events: [Event] = []
        let deadline = ContinuousClock.now + .seconds(60)
        while events.count < total, ContinuousClock.now < deadline {
            events += try await world.log.page(
                of: world.tenant, after: events.last?.sequence ?? 0, limit: limit)
        }
        return events
    }
}
