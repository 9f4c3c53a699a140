import FoundationEssentials
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
