import Events
import FoundationEssentials
import JSON
import SCIM
import Testing

@testable import Directory

/// What becomes of what a deleted SCIM configuration has provisioned.
@Suite struct FormerResourcesTests {
    @Test func keptPeopleLoseOnlyTheNamesOfTheConfiguration() async throws {
        try await World.make { world in
            let ann = try await world.person("ann", ["externalId": "e1"])
            let group = try await world.group("Sales", members: [ann.id])
            _ = try await world.groups.create(
                World.groupBody("Waiting", members: ["nobody-yet"]), by: world.entra)
            #expect(try await world.settle(.keep))
            let read = try await world.users.read(ann.id, by: world.entra)
            #expect(read.version == ann.version && read.externalID == nil)
            #expect(try await world.members(of: group.id) == [ann.id])
            #expect(try await world.count("user_external_ids") == 0)
            #expect(try await world.count("parked_members") == 0)
            #expect(try await world.eventTypes(of: ann.id) == ["user.created"])
        }
    }

    @Test func deactivatedPeopleStayAndAreTold() async throws {
        try await World.make { world in
            let ann = try await world.person("ann")
            let idle = try await world.person("idle", ["active": false])
            let other = try await world.users.create(World.userBody("other"), by: world.okta).resource
            #expect(try await world.settle(.deactivate))
            #expect(try await world.users.read(ann.id, by: world.okta).attributes()["active"] == false)
            #expect(try await world.users.read(other.id, by: world.okta).attributes()["active"] != false)
            #expect(try await world.eventTypes(of: ann.id) == ["user.created", "user.deactivated"])
            #expect(try await world.eventTypes(of: idle.id) == ["user.created"])
            #expect(try await world.settle(.deactivate))
            #expect(try await world.eventTypes(of: ann.id) == ["user.created", "user.deactivated"])
        }
    }

    @Test func deletedPeopleTakeTheirGroupsAndDevicesAlong() async throws {
        try await World.make { world in
            let ann = try await world.person("ann")
            let group = try await world.group("Sales", members: [ann.id])
            let other = try await world.users.create(World.userBody("other"), by: world.okta).resource
            #expect(try await world.settle(.delete))
            #expect(try await world.count("users") == 1)
            #expect(try await world.count("groups") == 0)
            #expect(try await world.users.read(other.id, by: world.okta).id == other.id)
            #expect(try await world.eventTypes(of: ann.id).last == "user.deleted")
            #expect(try await world.eventTypes(of: group.id).last == "group.deleted")
        }
    }

    @Test func whatIsCutShortGoesOnLaterAndDoesNothingTwice() async throws {
        try await World.make { world in
            let people = FormerResources.slice * 2 + 5
            for number in 0..<people { try await world.person("p\(number)") }
            #expect(try await !world.settle(.deactivate, hasTime: false))
            #expect(try await world.deactivations() == FormerResources.slice)
            #expect(try await world.settle(.deactivate))
            #expect(try await world.deactivations() == people)
        }
    }

    @Test func countsWhatHangsOnAConfiguration() async throws {
        try await World.make { world in
            let ann = try await world.person("ann")
            try await world.person("idle", ["active": false])
            try await world.group("Sales", members: [ann.id])
            #expect(
                try await world.former.count(of: world.entra.configurationID, in: world.tenant)
                    == FormerCount(users: 2, activeUsers: 1, groups: 1))
            #expect(try await world.former.count(of: world.okta.configurationID, in: world.tenant) == FormerCount())
        }
    }

    @Test func aPayloadIsReadAsItWasWritten() {
        let former = FormerConfiguration(id: UUID(), users: .deactivate, requestID: "req-1")
        #expect(FormerConfiguration(former.payload) == former)
        #expect(FormerConfiguration(["configuration": "x", "users": "keep", "request_id": "r"]) == nil)
        #expect(FormerConfiguration([:]) == nil)
    }
}

extension World {
    fileprivate var former: FormerResources {
        FormerResources(
            database: database, users: users, groups: groups, own: own,
            registries: SchemaRegistryStore(schemas: schemas, types: types))
    }

    /// Of Entra's configuration.
    fileprivate func settle(_ users: FormerUsers, hasTime: Bool = true) async throws -> Bool {
        try await former.settle(
            FormerConfiguration(id: entra.configurationID, users: users, requestID: "req-delete"), of: tenant
        ) { hasTime }
    }

    fileprivate func deactivations() async throws -> Int {
        try await events().filter { $0.type == .userDeactivated }.count
    }
}
