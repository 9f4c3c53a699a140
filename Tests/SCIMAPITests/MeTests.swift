import FoundationEssentials
import HTTPTypes
import HummingbirdTesting
import JSON
import SCIM
import Tenancy
import Testing
import Web

/// RFC 7644 §3.11: `/Me` is another name for the person that the credential stands for.
@Suite struct MeTests {
    @Test func isThePersonOfTheCredential() async throws {
        try await SCIMWorld.run { world in
            let ann = try await world.createUser("ann")
            let token = try await world.token(of: ann)
            let read = try await world.send(.get, "/Me", token: token)
            #expect(read.status == .ok)
            #expect(try read.object() == ann)
            #expect(read.headers[.location] == ann["meta"]?["location"]?.stringValue)

            let patch: JSONValue = [
                "schemas": [.string(URN.patchOp)],
                "Operations": [["op": "replace", "path": "nickName", "value": "Annie"]],
            ]
            #expect(try await world.send(.patch, "/Me", patch, token: token).object()["nickName"] == "Annie")
            #expect(try await world.send(.get, "/Users/\(ann.id)").object()["nickName"] == "Annie")
            let put: JSONValue = ["schemas": [.string(URN.user)], "userName": "ann", "title": "Guide"]
            #expect(try await world.send(.put, "/Me", put, token: token).object()["title"] == "Guide")
            #expect(try await world.send(.post, "/Me", put, token: token).status == .notImplemented)
            #expect(try await world.send(.delete, "/Me", token: token).status == .noContent)
            #expect(try await world.send(.get, "/Me", token: token).status == .notFound)
            #expect(try await world.send(.get, "/Users/\(ann.id)").status == .notFound)
        }
    }

    /// Who is let in, under which name and with which rights, is the provisioner's to say.
    @Test func givesThePersonNoRights() async throws {
        try await SCIMWorld.run { world in
            let ann = try await world.createUser("ann")
            let token = try await world.token(of: ann)
            func patch(_ path: String, _ value: JSONValue, as token: String, at place: String) async throws -> Int {
                let operation: JSONValue = ["op": "replace", "path": .string(path), "value": value]
                return try await world.send(
                    .patch, place, ["schemas": [.string(URN.patchOp)], "Operations": [operation]], token: token
                ).status.code
            }
            for (path, value) in [
                ("userName", "root"), ("externalId", "x"), ("active", false), ("roles", [["value": "admin"]]),
                ("entitlements", [["value": "all"]]),
            ] as [(String, JSONValue)] {
                #expect(try await patch(path, value, as: token, at: "/Me") == 400, "\(path)")
            }
            #expect(try await patch("active", false, as: world.token, at: "/Users/\(ann.id)") == 200)
            #expect(try await patch("title", "Boss", as: token, at: "/Me") == 403)
            #expect(try await world.send(.get, "/Me", token: token).status == .forbidden)
            #expect(try await world.send(.delete, "/Me", token: token).status == .forbidden)
        }
    }

    /// Five tokens of persons leave the configuration its own five.
    @Test func takesNoTokenOfTheConfiguration() async throws {
        try await SCIMWorld.run { world in
            for name in ["a", "b", "c", "d", "e", "f"] {
                _ = try await world.token(of: try await world.createUser(name))
            }
            _ = try await world.credentials.issue(name: "second", for: world.configuration)
        }
    }

    @Test func opensNothingElse() async throws {
        try await SCIMWorld.run { world in
            let ann = try await world.createUser("ann")
            let token = try await world.token(of: ann)
            for (method, path) in [
                (.get, "/Users"), (.get, "/Users/\(ann.id)"), (.post, "/Users"), (.delete, "/Users/\(ann.id)"),
                (.get, "/Groups"), (.post, "/.search"), (.post, "/Bulk"),
            ] as [(HTTPRequest.Method, String)] {
                let answer = try await world.send(method, path, [:], token: token)
                #expect(answer.status == .forbidden, "\(method) \(path)")
                #expect(try answer.object()["schemas"] == [.string(URN.error)])
            }
            #expect(try await world.send(.get, "/Schemas", token: token).status == .ok)
            #expect(try await world.send(.get, "/Users/\(ann.id)").status == .ok)
        }
    }
}

extension SCIMWorld {
    fileprivate func token(of person: JSONObject) async throws -> String {
        try await credentials.issue(
            name: "self", for: configuration, standingFor: UUID(uuidString: person.id)
        ).token
    }
}
