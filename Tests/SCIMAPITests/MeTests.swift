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
