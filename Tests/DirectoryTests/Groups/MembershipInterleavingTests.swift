import Events
import FoundationEssentials
import JSON
import Postgres
import SCIM
import SeededGenerator
import Tenancy
import Testing

@testable import Directory

/// Whatever the order in which clients' requests meet, the outcome is one that doing them one by one could have had.
@Suite struct MembershipInterleavingTests {
    @Test(arguments: [1, 2026, 7_644] as [UInt64])
    func creationsAndAdditionsEndAlikeInAnyOrder(seed: UInt64) async throws {
        try await World.make(connections: 12) { world in
            var random = SeededGenerator(seed: seed)
            let rounds = (0..<4).map { _ in
                ((0..<8).map(MembershipModel.Operation.create)
                    + (0..<8).map { _ in .add((0..<3).map { _ in Int.random(in: 0..<8, using: &random) }) })
                    .shuffled(using: &random)
            }
            for (number, operations) in rounds.enumerated() {
                let expected = MembershipModel(people: []).after(operations)
                for isParallel in [false, true] {
                    let stage = try await Stage(world, "\(number)\(isParallel)", people: [])
                    try await stage.run(operations.shuffled(using: &random), inParallel: isParallel)
                    #expect(try await stage.state() == expected, "seed \(seed), round \(number): \(operations)")
                }
            }
        }
    }

    @Test(arguments: [3, 2027, 9_865] as [UInt64])
    func whatRunsAtOnceEndsAsSomeOrderDoes(seed: UInt64) async throws {
        try await World.make(connections: 12) { world in
            var random = SeededGenerator(seed: seed)
            for round in 0..<12 {
                let operations = Self.mixture(&random)
                let stage = try await Stage(world, "\(round)", people: [0, 1, 2])
                try await stage.run(operations, inParallel: true)
                let outcomes = MembershipModel(people: [0, 1, 2]).outcomes(of: operations)
                let state = try await stage.state()
                #expect(outcomes.contains(state), "seed \(seed), round \(round): \(operations) ended in \(state)")
            }
        }
    }

    /// Six operations that don't commute; each person is created or deleted once at most.
    private static func mixture(_ random: inout SeededGenerator) -> [MembershipModel.Operation] {
        func some() -> [Int] { (0...1).map { _ in Int.random(in: 0..<5, using: &random) } }
        let lifecycle: [MembershipModel.Operation] = [.delete(0), .delete(1), .create(3), .create(4)]
        let memberships = (0..<3).map { _ -> MembershipModel.Operation in
            switch Int.random(in: 0..<5, using: &random) {
            case 0, 1: .add(some())
            case 2, 3: .remove(some())
            default: .replace(some())
            }
        }
        return (lifecycle.shuffled(using: &random).prefix(3) + memberships).shuffled(using: &random)
    }
}

/// One group and its people, apart from those of other rounds.
private struct Stage: Sendable {
    let world: World
    let name: String
    let group: UUID
    let ids: [Int: UUID]

    init(_ world: World, _ name: String, people: [Int]) async throws {
        self.world = world
        self.name = name
        group = try await world.group(name).id
        var ids: [Int: UUID] = [:]
        for person in people {
            ids[person] = try await world.person("p\(name)-\(person)", ["externalId": .string("\(name)-\(person)")]).id
        }
        self.ids = ids
    }

    func run(_ operations: [MembershipModel.Operation], inParallel: Bool) async throws {
        guard inParallel else {
            for operation in operations { try await perform(operation) }
            return
        }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for operation in operations { tasks.addTask { try await perform(operation) } }
            try await tasks.waitForAll()
        }
    }

    private func perform(_ operation: MembershipModel.Operation) async throws {
        switch operation {
        case .create(let person):
            try await world.person("p\(name)-\(person)", ["externalId": .string("\(name)-\(person)")])
        case .delete(let person):
            guard let id = ids[person] else { return }
            try await world.users.delete(id, by: world.entra)
        case .add(let named): try await patch("add", named)
        case .remove(let named): try await patch("remove", named)
        case .replace(let named): try await patch("replace", named)
        }
    }

    private func patch(_ kind: String, _ named: [Int]) async throws {
        let values = named.map { #"{"value":"\#(name)-\#($0)"}"# }.joined(separator: ",")
        let request = try PatchRequest.group(#"{"op":"\#(kind)","path":"members","value":[\#(values)]}"#)
        _ = try await world.groups.patch(group, request, showing: .none, by: world.entra)
    }

    /// What the rows hold; the events must tell the same of the members, and the version count the changes.
    func state() async throws -> MembershipModel {
        let users = try await texts("SELECT x.external_id, x.user_id::text FROM {schema}.user_external_ids x", [])
        let numbers = users.filter { $0[0].hasPrefix(name + "-") }.map { (Self.number($0[0]), $0[1]) }
        var model = MembershipModel(people: Set(numbers.map(\.0)))
        let members = Set(try await world.members(of: group).map(\.canonicalText))
        model.members = Set(numbers.filter { members.contains($0.1.lowercased()) }.map(\.0))
        #expect(model.members.count == members.count, "a member that nobody is")
        let parked = "SELECT p.value, '' FROM {schema}.parked_members p WHERE p.group_id = $1"
        model.parked = Set(try await texts(parked, [.uuid(group)]).map { Self.number($0[0]) })
        try await expectSame(members)
        return model
    }

    private func expectSame(_ members: Set<String>) async throws {
        var told: Set<String> = []
        let events = try await world.events().filter { $0.subject == group && $0.type == .groupMembersChanged }
        for event in events {
            let data = try JSONParser.parse(event.data)
            told.formUnion(data["added"]?.arrayValue?.compactMap(\.stringValue) ?? [])
            told.subtract(data["removed"]?.arrayValue?.compactMap(\.stringValue) ?? [])
        }
        #expect(told == members)
        #expect(try await world.groups.read(group, members: .none, by: world.entra).version == events.count + 1)
    }

    private func texts(_ sql: String, _ binds: [Bind]) async throws -> [[String]] {
        let rows = try await world.database.query(
            Statement("test.texts_\(sql.utf8.count)", sql), for: world.tenant, binds)
        return try rows.map { [try $0.decode(String.self, at: 0), try $0.decode(String.self, at: 1)] }
    }

    private static func number(_ externalID: String) -> Int {
        externalID.split(separator: "-").last.flatMap { Int($0) } ?? -1
    }
}

extension MembershipModel {
    func after(_ operations: [Operation]) -> MembershipModel {
        operations.reduce(into: self) { $0.apply($1) }
    }
}
