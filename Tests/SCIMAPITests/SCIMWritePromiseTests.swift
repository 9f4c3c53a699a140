import HTTPTypes
import HummingbirdTesting
import JSON
import NIOCore
import SCIM
import Tenancy
import Testing
import Web

/// What servers get wrong most often when they are told something; each test goes red for one such fault.
@Suite struct SCIMWritePromiseTests {
    @Test func aRemovalByFilterTakesThoseOnly() async throws {
        try await SCIMWorld.run { world in
            let (ada, bo) = (try await world.createUser("ada").id, try await world.createUser("bo").id)
            let group = try await world.createGroup(members: [ada, bo])
            try await world.patch(
                "/Groups/\(group)", ["op": "remove", "path": .string(#"members[value eq "\#(ada)"]"#)])
            #expect(try await world.members(of: group) == [bo])
        }
    }

    @Test func aPatchIsAllOrNothing() async throws {
        try await SCIMWorld.run { world in
            let path = "/Users/\(try await world.createUser("ada").id)"
            let answer = try await world.patch(
                path, ["op": "replace", "path": "title", "value": "Boss"],
                ["op": "replace", "path": "active", "value": "perhaps"])
            #expect(answer.status == .badRequest)
            let read = try await world.send(.get, path).object()
            #expect(read["title"] == nil)
            #expect(read["meta"]?["version"] == "W/\"1\"")
        }
    }

    @Test func oneValueIsPrimary() async throws {
        try await SCIMWorld.run { world in
            let path = "/Users/\(try await world.createUser("ada").id)"
            for mail in ["a@x.test", "b@x.test"] {
                try await world.patch(
                    path, ["op": "add", "path": "emails", "value": [["value": .string(mail), "primary": true]]])
            }
            let emails = try await world.send(.get, path).object()["emails"]?.arrayValue ?? []
            #expect(emails.count == 2)
            #expect(emails.filter { $0["primary"] == true }.map { $0["value"] } == ["b@x.test"])
        }
    }

    @Test func aChangeMovesTheTimeOfTheLastOne() async throws {
        try await SCIMWorld.run { world in
            let ada = try await world.createUser("ada").id
            let group = try await world.createGroup(members: [])
            for (path, patch) in [
                ("/Users/\(ada)", ["op": "replace", "path": "title", "value": "Boss"]),
                ("/Groups/\(group)", ["op": "replace", "path": "displayName", "value": "Sales EMEA"]),
                ("/Groups/\(group)", ["op": "add", "path": "members", "value": [["value": .string(ada)]]]),
            ] as [(String, JSONValue)] {
                let before = try await world.send(.get, path).object()["meta"]
                let shown = try await world.patch(path, patch).object()["meta"]
                let after = try await world.send(.get, path).object()["meta"]
                #expect(shown == after)
                #expect(after?["created"] == before?["created"])
                #expect((after?["lastModified"]?.stringValue ?? "") > (before?["lastModified"]?.stringValue ?? "x"))
            }
        }
    }

    @Test func ifMatchIsHonoured() async throws {
        try await SCIMWorld.run { world in
            let ada = try await world.createUser("ada")
            let path = "/Users/\(ada.id)"
            let patch = SCIMWorld.patchMessage(["op": "replace", "path": "title", "value": "Boss"])
            for (method, body) in [(.put, .object(ada)), (.patch, patch), (.delete, nil)]
                as [(HTTPRequest.Method, JSONValue?)]
            {
                let stale = try await world.send(method, path, body, headers: [.ifMatch: "W/\"9\""])
                #expect(stale.status == .preconditionFailed, "\(method)")
            }
            #expect(try await world.send(.get, path).object()["meta"]?["version"] == "W/\"1\"")
        }
    }

    @Test func aDeletedPersonLeavesItsGroups() async throws {
        try await SCIMWorld.run { world in
            let (ada, bo) = (try await world.createUser("ada").id, try await world.createUser("bo").id)
            let group = try await world.createGroup(members: [ada, bo])
            #expect(try await world.send(.delete, "/Users/\(ada)").status == .noContent)
            #expect(try await world.members(of: group) == [bo])
        }
    }

    @Test func schemasListTheExtensionsInUse() async throws {
        try await SCIMWorld.run { world in
            let created = try await world.send(
                .post, "/Users",
                [
                    "schemas": [.string(URN.user)], "userName": "ada", "active": true,
                    URN.enterpriseUser: ["department": "R&D"],
                ])
            let both: JSONValue = [.string(URN.user), .string(URN.enterpriseUser)]
            #expect(try created.object()["schemas"] == both)
            let path = "/Users/\(try await world.createUser("bo").id)"
            try await world.patch(path, ["op": "add", "path": "\(URN.enterpriseUser):department", "value": "R&D"])
            #expect(try await world.send(.get, path).object()["schemas"] == both)
        }
    }

    @Test func theServerChoosesTheId() async throws {
        try await SCIMWorld.run { world in
            let wish: JSONValue = "0190a0a0-0000-7000-8000-000000000000"
            for (path, body) in [
                ("/Users", ["schemas": [.string(URN.user)], "userName": "ada", "id": wish]),
                ("/Groups", ["schemas": [.string(URN.group)], "displayName": "Sales", "id": wish]),
            ] as [(String, JSONValue)] {
                let created = try await world.send(.post, path, body)
                #expect(created.status == .created)
                #expect(try created.object()["id"] != wish)
            }
        }
    }

    @Test func aPasswordIsNeverReturned() async throws {
        try await SCIMWorld.run { world in
            let body: JSONValue = ["schemas": [.string(URN.user)], "userName": "ada", "password": "1mz050nq"]
            let created = try await world.send(.post, "/Users", body)
            let path = "/Users/\(try created.object().id)"
            let patch: JSONValue = ["op": "replace", "value": ["password": "1mz050nq", "title": "Boss"]]
            let answers = [
                created, try await world.send(.get, path), try await world.send(.get, path + "?attributes=password"),
                try await world.patch(path, patch), try await world.send(.put, path, body),
                try await world.send(.get, "/Users"),
            ]
            for answer in answers { #expect(!String(buffer: answer.body).contains("1mz050nq")) }
        }
    }

    @Test func aReplacementIsNoMerge() async throws {
        try await SCIMWorld.run { world in
            let body: JSONValue = [
                "schemas": [.string(URN.user)], "userName": "ada", "title": "Boss", "name": ["givenName": "Ada"],
                "emails": [["value": "a@x.test"]],
            ]
            let path = "/Users/\(try await world.send(.post, "/Users", body).object().id)"
            _ = try await world.send(.put, path, ["schemas": [.string(URN.user)], "userName": "ada"])
            let read = try await world.send(.get, path).object()
            for name in ["title", "name", "emails"] { #expect(read[name] == nil, "\(name)") }
        }
    }

    @Test func groupsShareNamesWhereTheyMay() async throws {
        try await SCIMWorld.run { world in
            let sharing = try await world.configurations.create(
                NewSCIMConfiguration(name: "Okta", idp: .okta, allowsDuplicateGroupNames: true), for: world.tenant)
            let token = try await world.credentials.issue(name: "second", for: sharing).token
            let body: JSONValue = ["schemas": [.string(URN.group)], "displayName": "Sales"]
            #expect(try await world.send(.post, "/Groups", body).status == .created)
            #expect(try await world.send(.post, "/Groups", body).status == .conflict)
            #expect(try await world.send(.post, "/Groups", body, token: token).status == .created)
            #expect(try await world.send(.post, "/Groups", body, token: token).status == .created)
            #expect(try await world.send(.post, "/Groups", body).status == .conflict)
        }
    }
}

extension SCIMWorld {
    static func patchMessage(_ operations: JSONValue...) -> JSONValue { patchMessage(operations) }

    private static func patchMessage(_ operations: [JSONValue]) -> JSONValue {
        ["schemas": [.string(URN.patchOp)], "Operations": .array(operations)]
    }

    @discardableResult
    fileprivate func patch(_ path: String, _ operations: JSONValue...) async throws -> TestResponse {
        try await send(.patch, path, Self.patchMessage(operations))
    }

    fileprivate func createGroup(members: [String]) async throws -> String {
        try await send(
            .post, "/Groups",
            [
                "schemas": [.string(URN.group)], "displayName": "Sales",
                "members": .array(members.map { ["value": .string($0)] }),
            ]
        ).object().id
    }

    fileprivate func members(of group: String) async throws -> Set<String> {
        let members = try await send(.get, "/Groups/\(group)").object()["members"]?.arrayValue ?? []
        return Set(members.compactMap { $0["value"]?.stringValue })
    }
}
