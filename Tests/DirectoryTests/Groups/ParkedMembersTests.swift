import FoundationEssentials
import JSON
import Postgres
import SCIM
import Tenancy
import Testing

@testable import Directory

@Suite struct ParkedMembersTests {
    @Test func joinWhenThePersonAppears() async throws {
        try await World.make { world in
            let group = try await world.group("Sales")
            let add = try PatchRequest.group(
                #"{"op":"add","path":"members","value":[{"value":"ext-ann"},{"value":"Bob@x.test"}]}"#)
            let parking = try await world.groups.patch(group.id, add, by: world.entra)
            #expect(!parking.isChanged)
            #expect(try await world.count("parked_members") == 2)

            let ann = try await world.person("ann", ["externalId": "ext-ann"])
            #expect(ann.references == [Reference(id: group.id, isGroup: true, display: "Sales")])
            let bob = try await world.person("bob@X.test")
            #expect(try await world.members(of: group.id) == [ann.id, bob.id])
            #expect(try await world.count("parked_members") == 0)
            #expect(try await world.groups.read(group.id, by: world.entra).version == 3)
            #expect(
                try await world.eventTypes(of: group.id)
                    == ["group.created", "group.members_changed", "group.members_changed"])
        }
    }

    @Test func areForgottenAfterAMonth() async throws {
        try await World.make { world in
            let group = try await world.groups.create(
                World.groupBody("Sales", members: ["ext-old", "ext-young"]), by: world.entra
            ).resource
            for (name, days) in [("ext-old", 31.0), ("ext-young", 29)] {
                _ = try await world.database.query(
                    Statement(
                        "test.age", "UPDATE {schema}.parked_members SET parked_at = $2 WHERE value = $1"),
                    for: world.tenant, [.text(name), .timestamp(Date().addingTimeInterval(-days * 86_400))])
            }
            _ = try await world.groups.create(World.groupBody("Others", members: ["ext-new"]), by: world.entra)
            #expect(try await world.count("parked_members") == 2)
            // Asked for once more, somebody is waited for another month.
            let again = try PatchRequest.group(
                #"{"op":"add","path":"members","value":[{"value":"ext-young"}]}"#)
            _ = try await world.groups.patch(group.id, again, by: world.entra)
            let old = try await world.database.query(
                Statement(
                    "test.old",
                    "SELECT count(*) FROM {schema}.parked_members WHERE parked_at < now() - interval '1 day'"),
                for: world.tenant)
            #expect(try old.first?.decode(Int.self) == 0)
            try await world.person("old", ["externalId": "ext-old"])
            let young = try await world.person("young", ["externalId": "ext-young"])
            #expect(try await world.members(of: group.id) == [young.id])
        }
    }

    @Test func joinUnderANewName() async throws {
        try await World.make { world in
            let group = try await world.groups.create(World.groupBody("Sales", members: ["ext-ann"]), by: world.entra)
            let ann = try await world.person("ann")
            #expect(ann.references == [])
            let naming = try PatchRequest.user(#"{"op":"add","path":"externalId","value":"ext-ann"}"#)
            let other = try await world.users.patch(ann.id, naming, by: world.okta)
            #expect(other.resource.references == [], "another configuration's externalId is another name")
            let named = try await world.users.patch(ann.id, naming, by: world.entra)
            #expect(named.resource.references?.map(\.id) == [group.resource.id])
        }
    }

    @Test func areFoundByTheirOtherNamesAtOnceWhenTheyExist() async throws {
        try await World.make { world in
            let ann = try await world.person("ann@x.test", ["externalId": "ext-ann"])
            let byBoth = try await world.groups.create(
                World.groupBody("Sales", members: ["ext-ann", "ANN@x.test"]), by: world.entra)
            #expect(byBoth.resource.references?.map(\.id) == [ann.id])
            #expect(try await world.count("parked_members") == 0)
            let remove = try PatchRequest.group(#"{"op":"remove","path":"members[value eq \"ext-ann\"]"}"#)
            _ = try await world.groups.patch(byBoth.resource.id, remove, by: world.entra)
            #expect(try await world.members(of: byBoth.resource.id) == [])
        }
    }

    @Test func forgetWhoIsRemovedAgain() async throws {
        try await World.make { world in
            let group = try await world.groups.create(
                World.groupBody("Sales", members: ["one", "two", "three"]), by: world.entra
            ).resource
            let remove = try PatchRequest.group(#"{"op":"remove","path":"members","value":[{"value":"one"}]}"#)
            _ = try await world.groups.patch(group.id, remove, by: world.entra)
            #expect(try await world.count("parked_members") == 2)
            _ = try await world.groups.replace(
                group.id, with: World.groupBody("Sales", members: ["three"]), by: world.entra)
            #expect(try await world.count("parked_members") == 1)
            try await world.groups.delete(group.id, by: world.entra)
            #expect(try await world.count("parked_members") == 0)
        }
    }

    @Test func loseNobodyWhilePeopleAndGroupsComeAtTheSameMoment() async throws {
        try await World.make(connections: 12) { world in
            let group = try await world.group("All")
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for number in 0..<40 {
                    tasks.addTask { try await world.person("p\(number)", ["externalId": .string("x\(number)")]) }
                    tasks.addTask {
                        let add = try PatchRequest.group(
                            #"{"op":"add","path":"members","value":[{"value":"x\#(number)"}]}"#)
                        _ = try await world.groups.patch(group.id, add, showing: .none, by: world.entra)
                    }
                }
                try await tasks.waitForAll()
            }
            #expect(try await world.members(of: group.id).count == 40)
            #expect(try await world.count("parked_members") == 0)
        }
    }
}
