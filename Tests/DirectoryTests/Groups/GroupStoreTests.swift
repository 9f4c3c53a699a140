import Events
import FoundationEssentials
import JSON
import SCIM
import Testing

@testable import Directory

@Suite struct GroupStoreTests {
    @Test func givesBackWhatWasCreated() async throws {
        try await World.make { world in
            let ann = try await world.person("ann", ["displayName": "Ann"])
            let inner = try await world.group("Inner")
            let created = try await world.groups.create(
                World.groupBody("Outer", members: [inner.id.canonicalText, ann.id.canonicalText]), by: world.entra)
            let read = try await world.groups.read(created.resource.id, by: world.entra)
            let shown = try JSONParser.parse(read.serializedBytes(at: World.base)).objectValue ?? [:]
            #expect(shown == (try created.resource.resource(at: World.base)))
            #expect(
                shown["members"] == [
                    [
                        "value": .string(ann.id.canonicalText), "type": "User",
                        "$ref": .string("\(World.base)/Users/\(ann.id.canonicalText)"),
                    ],
                    [
                        "value": .string(inner.id.canonicalText), "type": "Group",
                        "$ref": .string("\(World.base)/Groups/\(inner.id.canonicalText)"),
                    ],
                ])
            #expect(try inner.resource(at: World.base)["members"] == [])
            #expect(try await world.groups.read(inner.id, members: .none, by: world.entra).references == nil)
            let annsGroups = try await world.users.read(ann.id, by: world.entra).references
            #expect(annsGroups == [Reference(id: created.resource.id, isGroup: true, display: "Outer")])
        }
    }

    @Test func refusesADisplayNameThatDiffersOnlyInCase() async throws {
        try await World.make { world in
            try await world.group("Sales")
            try await expectRefusal(409, .uniqueness) { try await world.group("SALES") }
        }
    }

    @Test func losesNothingOfParallelPatches() async throws {
        try await World.make { world in
            var people: [UUID] = []
            for number in 0..<64 { people.append(try await world.person("p\(number)").id) }
            let group = try await world.group("All", members: Array(people[32...]))
            let members = people
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for (number, person) in members.enumerated() {
                    tasks.addTask {
                        // The first half joins, the second leaves, in Entra's form.
                        let op = number < 32 ? "Add" : "Remove"
                        let patch = try PatchRequest.group(
                            #"{"op":"\#(op)","path":"members","value":[{"$ref":null,"value":"\#(person.canonicalText)"}]}"#
                        )
                        _ = try await world.groups.patch(group.id, patch, showing: .none, by: world.entra)
                    }
                }
                try await tasks.waitForAll()
            }
            #expect(try await world.members(of: group.id) == Set(members[..<32]))
            #expect(try await world.groups.read(group.id, by: world.entra).version == 65)
            // One for the creation, one for its members, one for each patch.
            #expect(try await world.eventTypes(of: group.id).count == 66)
        }
    }

    @Test func removesByValueByFilterAndAll() async throws {
        try await World.make { world in
            var people: [UUID] = []
            for name in ["ann", "bob", "cid", "dan", "eve"] {
                people.append(try await world.person(name, ["displayName": .string(name)]).id)
            }
            let group = try await world.group("All", members: people)
            let text = people.map(\.canonicalText)
            let steps: [(String, Set<UUID>)] = [
                (#"{"op":"remove","path":"members","value":[]}"#, Set(people)),
                (#"{"op":"remove","path":"members[value eq \"\#(text[0])\"]"}"#, Set(people[1...])),
                (#"{"op":"remove","path":"members[value sw \"\#(text[1])\"]"}"#, Set(people[2...])),
                (
                    #"{"op":"remove","path":"members[value eq \"\#(text[2])\" or value eq \"\#(text[3])\"]"}"#,
                    [people[4]]
                ),
                (
                    #"{"op":"add","path":"members","value":[{"value":"\#(text[0])"}]},"#
                        + #"{"op":"remove","path":"members","value":[{"value":"\#(text[4])"}]}"#, [people[0]]
                ),
                (#"{"op":"replace","path":"members","value":[{"value":"\#(text[1])"}]}"#, [people[1]]),
                (#"{"op":"remove","path":"members"}"#, []),
            ]
            for (step, members) in steps {
                let result = try await world.groups.patch(group.id, .group(step), by: world.entra)
                #expect(Set(result.resource.references?.map(\.id) ?? []) == members, "\(step)")
                #expect(try await world.members(of: group.id) == members, "\(step)")
            }
        }
    }

    @Test func writesNothingWhenNothingDiffers() async throws {
        try await World.make { world in
            let ann = try await world.person("ann")
            let group = try await world.group("Sales", members: [ann.id])
            let same = try PatchRequest.group(
                #"{"op":"replace","value":{"id":"\#(group.id.canonicalText)","displayName":"Sales"}},"#
                    + #"{"op":"add","path":"members","value":[{"value":"\#(ann.id.canonicalText)"}]}"#)
            #expect(try await world.groups.patch(group.id, same, by: world.entra).isChanged == false)
            let put = World.groupBody("Sales", members: [ann.id.canonicalText])
            #expect(try await world.groups.replace(group.id, with: put, by: world.entra).isChanged == false)
            #expect(try await world.groups.read(group.id, by: world.entra).version == 1)
            #expect(try await world.eventTypes(of: group.id) == ["group.created", "group.members_changed"])
        }
    }

    @Test func replacesMembersByTheDifference() async throws {
        try await World.make { world in
            let people = [try await world.person("ann"), try await world.person("bob"), try await world.person("cid")]
            let ids = people.map(\.id)
            let group = try await world.group("Sales", members: [ids[0], ids[1]])
            let put = World.groupBody("Sales EMEA", members: [ids[1], ids[2]].map(\.canonicalText))
            let result = try await world.groups.replace(group.id, with: put, by: world.entra)
            #expect(result.resource.version == 2)
            #expect(Set(result.resource.references?.map(\.id) ?? []) == [ids[1], ids[2]])
            let events = try await world.events().filter { $0.subject == group.id }.suffix(2)
            #expect(events.map(\.type.rawValue) == ["group.updated", "group.members_changed"])
            let data = try JSONParser.parse(try #require(events.last).data)
            #expect(data["added"] == [.string(ids[2].canonicalText)])
            #expect(data["removed"] == [.string(ids[0].canonicalText)])
            // Whoever doesn't speak of members doesn't empty the group.
            let silent = try await world.groups.replace(group.id, with: World.groupBody("Sales"), by: world.okta)
            #expect(silent.resource.references?.count == 2)
        }
    }

    @Test func refusesItselfAsAMember() async throws {
        try await World.make { world in
            let group = try await world.group("Sales")
            let patch = try PatchRequest.group(
                #"{"op":"add","path":"members","value":[{"value":"\#(group.id.canonicalText)"}]}"#)
            try await expectRefusal(400, .invalidValue) {
                _ = try await world.groups.patch(group.id, patch, by: world.entra)
            }
        }
    }

    @Test func leavesNothingOfADeletedGroup() async throws {
        try await World.make { world in
            let ann = try await world.person("ann")
            let inner = try await world.group("Inner", members: [ann.id])
            let outer = try await world.group("Outer", members: [inner.id])
            try await world.groups.delete(inner.id, by: world.entra)
            #expect(try await world.count("group_members") == 0)
            #expect(try await world.groups.read(outer.id, by: world.entra).version == 2)
            #expect(try await world.users.read(ann.id, by: world.entra).references == [])
            try await expectRefusal(404) { try await world.groups.delete(inner.id, by: world.entra) }
        }
    }

    @Test func splitsTheEventOfALargeChange() async throws {
        try await World.make { world in
            let people = try await world.manyPeople(1100)
            let group = try await world.group("All")
            let values = people.map { #"{"value":"\#($0.canonicalText)"}"# }.joined(separator: ",")
            let add = try PatchRequest.group(#"{"op":"add","path":"members","value":[\#(values)]}"#)
            let result = try await world.groups.patch(group.id, add, by: world.entra)
            // More members than a client wants back.
            #expect(result.resource.references == nil)
            let shown = try await world.groups.patch(group.id, add, showing: .all, by: world.entra)
            #expect(!shown.isChanged)
            #expect(shown.resource.references?.count == 1100)
            let events = try await world.events().filter { $0.type == .groupMembersChanged }
            let added = try events.map { try JSONParser.parse($0.data)["added"]?.arrayValue ?? [] }
            #expect(added.map(\.count) == [500, 500, 100])
            #expect(Set(added.joined()) == Set(people.map { .string($0.canonicalText) }))
        }
    }
}
