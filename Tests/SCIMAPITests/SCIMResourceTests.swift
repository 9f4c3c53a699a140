import HTTPTypes
import HummingbirdTesting
import JSON
import NIOCore
import SCIM
import Testing
import Web

@Suite struct SCIMResourceTests {
    @Test func creationAnswersWithPlaceAndVersion() async throws {
        try await SCIMWorld.run { world in
            let response = try await world.send(
                .post, "/Users", ["schemas": [.string(URN.user)], "userName": "ada@example.com"])
            let user = try response.object()
            #expect(response.status == .created)
            #expect(response.headers[.contentType] == "application/scim+json")
            #expect(response.headers[.location] == "https://rollcall.example/t/acme/scim/v2/Users/\(user.id)")
            #expect(response.headers[.eTag] == "W/\"1\"")
            #expect(user["meta"]?["location"]?.stringValue == response.headers[.location])
            #expect(user["meta"]?["version"]?.stringValue == response.headers[.eTag])
            let again = try await world.send(
                .post, "/Users", ["schemas": [.string(URN.user)], "userName": "ADA@example.com"])
            #expect(again.status == .conflict)
            #expect(try again.object()["scimType"] == "uniqueness")
        }
    }

    @Test func versionsGuardReadsAndWrites() async throws {
        try await SCIMWorld.run { world in
            let id = try await world.createUser("ada@example.com").id
            let path = "/Users/\(id)"
            let known = try await world.send(.get, path, headers: [.ifNoneMatch: "W/\"1\""])
            #expect(known.status == .notModified)
            #expect(known.body.readableBytes == 0)
            #expect(try await world.send(.get, path, headers: [.ifNoneMatch: "W/\"2\""]).status == .ok)
            #expect(try await world.send(.get, path, headers: [.ifNoneMatch: "*"]).status == .notModified)

            let patch = JSONValue.object([
                "schemas": [.string(URN.patchOp)],
                "Operations": [["op": "replace", "path": "title", "value": "Engineer"]],
            ])
            let stale = try await world.send(.patch, path, patch, headers: [.ifMatch: "W/\"9\""])
            #expect(stale.status == .preconditionFailed)
            #expect(try stale.object()["status"] == "412")
            let patched = try await world.send(.patch, path, patch, headers: [.ifMatch: "W/\"1\", W/\"7\""])
            #expect(patched.status == .ok)
            #expect(patched.headers[.eTag] == "W/\"2\"")
            #expect(try await world.send(.delete, path, headers: [.ifMatch: "W/\"1\""]).status == .preconditionFailed)
            #expect(try await world.send(.delete, path, headers: [.ifMatch: "*"]).status == .noContent)
        }
    }

    @Test func projectionsLeaveWhatIsAskedFor() async throws {
        try await SCIMWorld.run { world in
            let id = try await world.createUser("ada@example.com").id
            let only = try await world.send(.get, "/Users/\(id)?attributes=userName").object()
            #expect(Set(only.names) == ["schemas", "id", "userName"])
            let without = try await world.send(.get, "/Users/\(id)?excludedAttributes=meta,active").object()
            #expect(without["meta"] == nil && without["active"] == nil && without["userName"] != nil)
            let created = try await world.send(
                .post, "/Groups?attributes=displayName", ["schemas": [.string(URN.group)], "displayName": "Sales"])
            #expect(Set(try created.object().names) == ["schemas", "id", "displayName"])
        }
    }

    @Test func listsPageFilterAndSort() async throws {
        try await SCIMWorld.run { world in
            for name in ["carl", "ada", "bo"] { _ = try await world.createUser("\(name)@example.com") }
            let found = try await world.send(
                .get, "/Users?aadOptscim062020&filter=userName+eq+%22ADA%40example.com%22"
            ).object()
            #expect(found["totalResults"] == 1)
            let sorted = try await world.send(.get, "/Users?sortBy=userName&count=2&startIndex=2").object()
            #expect(sorted["totalResults"] == 3 && sorted["startIndex"] == 2 && sorted["itemsPerPage"] == 2)
            let names = sorted["Resources"]?.arrayValue?.compactMap { $0["userName"]?.stringValue }
            #expect(names == ["bo@example.com", "carl@example.com"])
            for (query, count) in [
                ("count=-5", 0), ("count=0", 0), ("startIndex=-3&count=1", 1), ("count=9223372036854775807", 3),
                ("startIndex=9223372036854775807", 0),
            ] {
                let page = try await world.send(.get, "/Users?\(query)").object()
                #expect(page["totalResults"] == 3, "\(query)")
                #expect(page["Resources"]?.arrayValue?.count == count, "\(query)")
            }
            let search = try await world.send(
                .post, "/Users/.search",
                ["schemas": [.string(URN.searchRequest)], "filter": "userName sw \"b\"", "attributes": ["userName"]])
            #expect(try search.object()["totalResults"] == 1)
        }
    }

    @Test func replacementKeepsTheIdAndCountsTheVersion() async throws {
        try await SCIMWorld.run { world in
            var user = try await world.createUser("ada@example.com")
            user["displayName"] = "Ada"
            let response = try await world.send(.put, "/Users/\(user.id)", .object(user))
            let replaced = try response.object()
            #expect(response.status == .ok)
            #expect(replaced.id == user.id && replaced["displayName"] == "Ada")
            #expect(response.headers[.eTag] == "W/\"2\"")
            let same = try await world.send(.put, "/Users/\(user.id)", .object(replaced))
            #expect(same.headers[.eTag] == "W/\"2\"")
        }
    }

    @Test func aLargeGroupIsChangedWithoutBeingShown() async throws {
        try await SCIMWorld.run { world in
            let group = try await world.send(
                .post, "/Groups", ["schemas": [.string(URN.group)], "displayName": "Everybody"]
            ).object()
            var members: [JSONValue] = []
            for number in 0..<1001 {
                members.append(["value": .string(try await world.createUser("user-\(number)@example.com").id)])
            }
            func add(_ members: [JSONValue], _ query: String = "") async throws -> TestResponse {
                let message: JSONValue = [
                    "schemas": [.string(URN.patchOp)],
                    "Operations": [["op": "Add", "path": "members", "value": .array(members)]],
                ]
                return try await world.send(.patch, "/Groups/\(group.id)\(query)", message)
            }
            let small = try await add(Array(members.prefix(2)))
            #expect(small.status == .ok)
            #expect(try small.object()["members"]?.arrayValue?.count == 2)
            let large = try await add(members)
            #expect(large.status == .noContent)
            #expect(large.body.readableBytes == 0)
            #expect(large.headers[.eTag] == "W/\"3\"")
            let asked = try await add(members, "?attributes=members")
            #expect(asked.status == .ok)
            #expect(try asked.object()["members"]?.arrayValue?.count == 1001)
            let plain = try await world.send(.get, "/Groups/\(group.id)?excludedAttributes=members").object()
            #expect(plain["members"] == nil)
        }
    }

    @Test func discoveryIsServedPerTenant() async throws {
        try await SCIMWorld.run { world in
            for (path, count) in [("/Schemas", nil), ("/ResourceTypes", 2)] as [(String, Int?)] {
                let list = try await world.send(.get, path).object()
                #expect(list["schemas"] == [.string(URN.listResponse)])
                if let count { #expect(list["Resources"]?.arrayValue?.count == count) }
            }
            let config = try await world.send(.get, "/ServiceProviderConfig").object()
            #expect(
                config["meta"]?["location"] == "https://rollcall.example/t/acme/scim/v2/ServiceProviderConfig")
            let escaped = URN.user.replacing(":", with: "%3A")
            #expect(try await world.send(.get, "/Schemas/\(escaped)").object()["id"] == .string(URN.user))
            #expect(try await world.send(.get, "/ResourceTypes/User").object()["endpoint"] == "/Users")
        }
    }
}
