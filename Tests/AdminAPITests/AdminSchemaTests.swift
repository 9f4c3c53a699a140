import HTTPTypes
import HummingbirdTesting
import JSON
import Testing

@Suite struct AdminSchemaTests {
    private static let urn = "urn:example:params:scim:schemas:extension:acme:2.0:User"

    private static func body(_ attributes: [JSONValue], type: String = "User") -> JSONValue {
        ["id": .string(urn), "resource_type": .string(type), "attributes": .array(attributes)]
    }

    @Test func aSchemaIsMadeReadAndExtended() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme") + "/schemas"
            let made = try await world.send(.post, path, Self.body([["name": "badge"]]))
            #expect(made.status == .created)
            #expect(made.headers[.location] == "https://rollcall.example/admin/v1\(path)/\(Self.urn)")
            var shown = try await world.send(.get, "\(path)/\(Self.urn.uppercased())").object()
            #expect(shown["attributes"]?.arrayValue?.first?["caseExact"] == false)
            let attributes = try #require(shown["attributes"]?.arrayValue)
            shown["attributes"] = .array(attributes + [["name": "level", "type": "integer"]])
            let extended = try await world.send(.put, "\(path)/\(Self.urn)", .object(shown))
            #expect(extended.status == .ok && extended.headers[.eTag] == "W/\"2\"")
            #expect(try await world.send(.get, path).object().data.count == 1)
        }
    }

    @Test func whatResourcesMayHoldIsNotTakenAway() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme") + "/schemas"
            _ = try await world.send(.post, path, Self.body([["name": "badge"], ["name": "level"]]))
            let refused: [[JSONValue]] = [
                [["name": "badge"]], [["name": "badge", "type": "integer"], ["name": "level"]],
                [["name": "badge", "multiValued": true], ["name": "level"]],
                [["name": "badge", "required": true], ["name": "level"]],
                [["name": "badge", "uniqueness": "server"], ["name": "level"]],
                [["name": "badge"], ["name": "level"], ["name": "new", "required": true]],
            ]
            for attributes in refused {
                let answer = try await world.send(.put, "\(path)/\(Self.urn)", Self.body(attributes))
                #expect(answer.status == .conflict)
                #expect(try answer.object()["code"] == "schema_incompatible")
            }
            let moved = Self.body([["name": "badge"], ["name": "level"]], type: "Group")
            #expect(try await world.send(.put, "\(path)/\(Self.urn)", moved).status == .conflict)
        }
    }

    @Test func mistakesAreNamed() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme") + "/schemas"
            let wrong: [(JSONValue, String)] = [
                (Self.body([["name": "1"]]), "/attributes/0/name"),
                (Self.body([["name": "a"]], type: "Device"), "/resource_type"),
                (Self.body([]), "/attributes"),
            ]
            for (body, pointer) in wrong {
                let answer = try await world.send(.post, path, body)
                #expect(answer.status == .badRequest)
                #expect(try answer.object()["errors"]?.arrayValue?.first?["pointer"] == .string(pointer))
            }
            #expect(try await world.send(.get, "\(path)/\(Self.urn)").status == .notFound)
            #expect(try await world.send(.delete, "\(path)/\(Self.urn)").status == .notFound)
        }
    }

    @Test func aURNIsTakenOnceAndFreeAgainAfterwards() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme") + "/schemas"
            #expect(try await world.send(.post, path, Self.body([["name": "a"]])).status == .created)
            #expect(try await world.send(.post, path, Self.body([["name": "a"]])).status == .conflict)
            #expect(try await world.send(.delete, "\(path)/\(Self.urn)").status == .noContent)
            #expect(try await world.send(.post, path, Self.body([["name": "b"]])).status == .created)
        }
    }
}
