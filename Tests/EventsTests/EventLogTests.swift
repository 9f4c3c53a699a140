import FoundationEssentials
import JSON
import Tenancy
import Testing

@testable import Events

struct EventLogTests {
    @Test func readsBackWhatWasAppended() async throws {
        try await World.make { world in
            let subject = UUID()
            try await world.commit([
                NewEvent(
                    type: .userUpdated, subject: subject, data: ["a": [1, "é"]],
                    changes: [
                        Change(path: "active", old: true, new: false),
                        Change(path: "title", old: nil, new: "Dr. \"No\""),
                    ]),
                NewEvent(type: .userDeleted, subject: subject),
            ])
            let events = try await world.read()
            #expect(events.map(\.sequence) == [1, 2])
            #expect(events.map(\.type) == [.userUpdated, .userDeleted])
            #expect(events.allSatisfy { $0.subject == subject })
            #expect(events.map(\.data) == [#"{"a":[1,"é"]}"#, "{}"])
            #expect(
                events.map(\.changes) == [
                    #"[{"path":"active","old":true,"new":false},{"path":"title","new":"Dr. \"No\""}]"#, nil,
                ])
            #expect(Set(events.map(\.id)).count == 2)
        }
    }

    @Test func keepsTheOrderOfOneAppend() async throws {
        try await World.make { world in
            try await world.commit((1...2000).map { .marked("a", $0) })
            #expect(try await world.read(limit: 300).compactMap(\.number) == Array(1...2000))
        }
    }

    @Test func pagesFromAnySequence() async throws {
        try await World.make { world in
            try await world.commit((1...10).map { .marked("a", $0) })
            let page = try await world.log.page(of: world.tenant, after: 4, limit: 3)
            #expect(page.map(\.sequence) == [5, 6, 7])
            #expect(try await world.log.page(of: world.tenant, after: 10, limit: 3).isEmpty)
        }
    }

    @Test func aStretchShowsOneTypeAndTellsHowFarItLooked() async throws {
        try await World.make { world in
            let wanted = NewEvent(type: .userDeleted, subject: UUID())
            try await world.commit([.marked("a", 1), wanted, .marked("a", 2), wanted, .marked("a", 3)])
            try await world.log.number(of: world.tenant)
            let (first, second, third) = try await world.database.transaction(for: world.tenant) { transaction in
                (
                    try await world.log.stretch(of: [.userDeleted], after: 0, limit: 1, in: transaction),
                    try await world.log.stretch(of: [.userDeleted], after: 2, limit: 2, in: transaction),
                    try await world.log.stretch(of: [.userDeleted], after: 5, limit: 2, in: transaction)
                )
            }
            #expect(first.events.map(\.sequence) == [2] && first.end == 2 && !first.reachesEndOfLog)
            #expect(second.events.map(\.sequence) == [4] && second.end == 5 && second.reachesEndOfLog)
            #expect(third.events.isEmpty && third.end == 5 && third.reachesEndOfLog)
        }
    }

    @Test func aRollbackLeavesNeitherEventNorGap() async throws {
        struct Refused: Error {}
        try await World.make { world in
            try await world.commit([.marked("a", 1)])
            await #expect(throws: Refused.self) {
                try await world.database.transaction(for: world.tenant) { transaction in
                    world.log.append([.marked("a", 2)], in: transaction)
                    _ = try await transaction.query(EventStatements.hasArrivals)
                    throw Refused()
                }
            }
            try await world.commit([.marked("a", 3)])
            let events = try await world.read()
            #expect(events.map(\.sequence) == [1, 2])
            #expect(events.compactMap(\.number) == [1, 3])
        }
    }

    /// A page to the snapshot's horizon would show nothing until the slow writer ends.
    @Test func aSlowWriterHoldsNobodyBackAndIsNotSkipped() async throws {
        try await World.make { world in
            try await world.database.transaction(for: world.tenant) { slow in
                world.log.append([.marked("slow", 1)], in: slow)
                _ = try await slow.query(EventStatements.hasArrivals)
                try await world.commit([.marked("quick", 1)])
                #expect(try await world.read().map(\.writer) == ["quick"])
            }
            #expect(try await world.read(after: 1).map(\.writer) == ["slow"])
        }
    }

    @Test func numbersMoreThanOneTransactionTakes() async throws {
        try await World.make { world in
            let count = EventLog.numberedAtOnce * 2 + 17
            try await world.commit((1...count).map { .marked("a", $0) })
            let numberers = 3
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...numberers { group.addTask { try await world.log.number(of: world.tenant) } }
                try await group.waitForAll()
            }
            let last = try await world.log.page(of: world.tenant, after: Int64(count) - 1, limit: 2)
            #expect(last.map(\.sequence) == [Int64(count)])
            #expect(last.compactMap(\.number) == [count])
        }
    }

    @Test func anotherTenantsEventsStayItsOwn() async throws {
        try await World.make { world in
            try await world.commit([.marked("a", 1)])
            let other = try await world.otherTenant("globex")
            #expect(try await world.log.page(of: other, after: 0, limit: 10).isEmpty)
        }
    }
}
