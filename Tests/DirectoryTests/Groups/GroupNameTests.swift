import FoundationEssentials
import JSON
import SCIM
import Testing

@testable import Directory

/// Who may give a group a name that another group has.
@Suite struct GroupNameTests {
    @Test func aConfigurationThatAllowsItMakesGroupsOfOneName() async throws {
        try await World.make { world in
            let lenient = world.allowingDuplicateNames
            let first = try await world.group("Sales")
            _ = try await world.groups.create(World.groupBody("SALES"), by: lenient)
            _ = try await world.groups.create(World.groupBody("sales"), by: lenient)
            try await expectRefusal(409, .uniqueness) { try await world.group("Sales") }
            let filter = try FilterParser.parse(#"displayName eq "Sales""#, for: SchemaRegistry.standard.group)
            var query = SearchQuery()
            query.filter = filter.filter
            let found = try await world.groups.search(query, by: lenient)
            #expect(found.totalResults == 3 && found.resources.contains { $0.id == first.id })
        }
    }

    @Test func aChangeOfSomethingElseIsNotRefusedForTheName() async throws {
        try await World.make { world in
            try await world.group("Sales")
            let second = try await world.groups.create(
                World.groupBody("Sales"), by: world.allowingDuplicateNames
            ).resource
            let patch = try PatchRequest.group(#"{"op":"add","path":"externalId","value":"x"}"#)
            #expect(try await world.groups.patch(second.id, patch, by: world.entra).isChanged)
            let renaming = try PatchRequest.group(#"{"op":"replace","path":"displayName","value":"Sales"}"#)
            let other = try await world.group("Support")
            try await expectRefusal(409, .uniqueness) {
                _ = try await world.groups.patch(other.id, renaming, by: world.entra)
            }
            #expect(try await world.groups.patch(other.id, renaming, by: world.allowingDuplicateNames).isChanged)
        }
    }
}

extension World {
    fileprivate var allowingDuplicateNames: Provisioner {
        Provisioner(
            tenant: tenant, configurationID: entra.configurationID, requestID: "req-lenient",
            policy: ProvisioningPolicy(allowsDuplicateGroupNames: true))
    }
}
