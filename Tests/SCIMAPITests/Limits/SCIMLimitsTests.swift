import HTTPTypes
import HummingbirdTesting
import JSON
import SCIM
import SCIMAPI
import Tenancy
import Testing

/// Each limit, small, as a client meets it.
@Suite struct SCIMLimitsTests {
    @Test func eachLimitIsRefusedWithItsStatus() async throws {
        var limits = SCIMLimits.standard
        (limits.filterLength, limits.filterDepth, limits.patchMembers) = (60, 2, 3)
        (limits.userBody, limits.groupBody) = (300, 2000)
        try await SCIMWorld.run(limits: limits) { world in
            for filter in ["userName%20eq%20%22\(String(repeating: "a", count: 60))%22", "(((active%20pr)))"] {
                let answer = try await world.send(.get, "/Users?filter=\(filter)")
                #expect(answer.status == .badRequest)
                #expect(try answer.object()["scimType"] == "invalidFilter")
            }
            let long: JSONValue = .string(String(repeating: "a", count: 300))
            let user = try await world.send(
                .post, "/Users", ["schemas": [.string(URN.user)], "userName": "ann", "title": long])
            #expect(user.status == .contentTooLarge)
            #expect(try user.object()["status"] == "413")
            #expect(try #require(user.object()["detail"]?.stringValue).contains("300"))

            let group = try await world.send(
                .post, "/Groups", ["schemas": [.string(URN.group)], "displayName": long])
            #expect(group.status == .created, "groups have more room")
            for (count, status) in [(3, HTTPResponse.Status.ok), (4, .contentTooLarge)] {
                let members = (0..<count).map { JSONValue.object(["value": .string("m\($0)")]) }
                let answer = try await world.send(
                    .patch, "/Groups/\(group.object().id)",
                    [
                        "schemas": [.string(URN.patchOp)],
                        "Operations": [["op": "add", "path": "members", "value": .array(members)]],
                    ])
                #expect(answer.status == status)
            }
        }
    }

    @Test func pagesAreBoundedAndAnnounced() async throws {
        var limits = SCIMLimits.standard
        (limits.pageDefault, limits.pageMaximum) = (2, 3)
        try await SCIMWorld.run(limits: limits) { world in
            for number in 0..<5 { _ = try await world.createUser("user\(number)") }
            #expect(try await world.send(.get, "/Users").object()["itemsPerPage"] == 2)
            #expect(try await world.send(.get, "/Users?count=100").object()["itemsPerPage"] == 3)
            let search: JSONValue = ["schemas": [.string(URN.searchRequest)], "count": 100]
            #expect(try await world.send(.post, "/Users/.search", search).object()["itemsPerPage"] == 3)
            let told = try await world.send(.get, "/ServiceProviderConfig").object()
            #expect(told["filter"]?["maxResults"] == 3 && told["pagination"]?["defaultPageSize"] == 2)
            #expect(told["pagination"]?["maxPageSize"] == 3 && told["bulk"]?["maxOperations"] == 1000)
        }
    }

    @Test func aStrictConfigurationIsHeldToTheLetter() async throws {
        try await SCIMWorld.run { world in
            #expect(try await world.send(.get, "/Users?filter=userName%20eq%20ann").status == .ok)
            _ = try await world.configurations.update(
                world.configuration.id, SCIMConfigurationChange(isStrict: true), of: world.tenant)
            let strict = try await world.credentials.issue(name: "strict", for: world.configuration).token
            let filter = try await world.send(.get, "/Users?filter=userName%20eq%20ann", token: strict)
            #expect(filter.status == .badRequest)
            #expect(try filter.object()["scimType"] == "invalidFilter")
            let body: JSONValue = ["schemas": [.string(URN.user)], "userName": "ann", "active": "False"]
            let user = try await world.send(.post, "/Users", body, token: strict)
            #expect(user.status == .badRequest)
            #expect(try user.object()["scimType"] == "invalidValue")
        }
    }
}
