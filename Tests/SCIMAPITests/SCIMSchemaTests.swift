import Directory
import HTTPTypes
import HummingbirdTesting
import JSON
import SCIM
import Testing

@Suite struct SCIMSchemaTests {
    private static let urn = "urn:example:params:scim:schemas:extension:acme:2.0:User"

    /// Before the first request, so that no credential with the old revision is remembered.
    private static func extend(_ world: SCIMWorld) async throws {
        let document = try JSONParser.parse(
            """
            {"id":"\(urn)","attributes":[
             {"name":"badge","mutability":"immutable","caseExact":true},{"name":"level","type":"integer"},
             {"name":"since","type":"dateTime"},{"name":"rate","type":"decimal"},{"name":"key","type":"binary"},
             {"name":"note","returned":"request"},{"name":"hidden","returned":"never"},
             {"name":"computed","mutability":"readOnly"},{"name":"site","required":true}]}
            """)
        let definition = try SchemaDefinition(document: document.objectValue ?? [:])
        _ = try await world.schemas.create(definition, extending: .user, for: world.tenant)
    }

    private static func user(_ name: String, _ own: JSONObject) -> JSONValue {
        var own = own
        if own["site"] == nil { own["site"] = "Oslo" }
        return ["schemas": [.string(URN.user), .string(urn)], "userName": .string(name), urn: .object(own)]
    }

    @Test func attributesAreKeptFoundSortedAndShown() async throws {
        try await SCIMWorld.run { world in
            try await Self.extend(world)
            for (name, level) in [("ann", 2), ("ben", 1), ("cat", 3)] as [(String, Int64)] {
                let body = Self.user(
                    name, ["level": .integer(level), "badge": .string(name.uppercased()), "note": "n", "hidden": "h"])
                let made = try await world.send(.post, "/Users", body)
                #expect(made.status == .created)
                #expect(try made.object()[Self.urn]?["note"] == nil && made.object()[Self.urn]?["hidden"] == nil)
            }
            let filter = "\(Self.urn):level%20ge%202%20and%20\(Self.urn):since%20eq%20null"
            let found = try await world.send(
                .get,
                "/Users?filter=\(filter)&sortBy=\(Self.urn):level&sortOrder=descending&attributes=\(Self.urn):note")
            let resources = try #require(try found.object()["Resources"]?.arrayValue)
            #expect(resources.count == 2 && resources.first?[Self.urn] == ["note": "n"])
            let names = try await world.send(.get, "/Users?sortBy=\(Self.urn):level").object()["Resources"]
            #expect(names?.arrayValue?.map { $0["userName"] } == ["ben", "ann", "cat"])
            let exact = try await world.send(.get, "/Users?filter=\(Self.urn):badge%20eq%20%22ann%22").object()
            #expect(exact["totalResults"] == 0)
            #expect(try await world.send(.get, "/Users?filter=\(Self.urn):hidden%20pr").status == .badRequest)
        }
    }

    @Test func valuesAreHeldToTheirDefinition() async throws {
        try await SCIMWorld.run { world in
            try await Self.extend(world)
            let wrong: [JSONObject] = [
                ["level": "two"], ["since": "yesterday"], ["rate": "much"], ["key": "?"], ["badge": ["a", "b"]],
            ]
            for (number, own) in wrong.enumerated() {
                let answer = try await world.send(.post, "/Users", Self.user("wrong\(number)", own))
                #expect(answer.status == .badRequest)
                #expect(try answer.object()["scimType"] == "invalidValue")
            }
            let siteless: JSONValue = ["schemas": [.string(URN.user)], "userName": "x", Self.urn: ["level": 1]]
            #expect(try await world.send(.post, "/Users", siteless).status == .badRequest)
            let made = try await world.send(
                .post, "/Users", Self.user("ann", ["badge": "A", "computed": "c", "rate": 1.5])
            ).object()
            #expect(made[Self.urn] == ["badge": "A", "rate": 1.5, "site": "Oslo"])
            let patch: JSONValue = [
                "schemas": [.string(URN.patchOp)],
                "Operations": [["op": "replace", "path": .string("\(Self.urn):badge"), "value": "B"]],
            ]
            let refused = try await world.send(.patch, "/Users/\(made.id)", patch)
            #expect(try refused.object()["scimType"] == "mutability")
        }
    }

    @Test func theSchemaIsDiscovered() async throws {
        try await SCIMWorld.run { world in
            try await Self.extend(world)
            let schema = try await world.send(.get, "/Schemas/\(Self.urn)").object()
            #expect(schema["attributes"]?.arrayValue?.count == 9)
            let type = try await world.send(.get, "/ResourceTypes/User").object()
            #expect(type["schemaExtensions"]?.arrayValue?.last == ["schema": .string(Self.urn), "required": false])
        }
    }

    @Test func aSchemaStaysWhileSomebodyMayHaveItsAttributes() async throws {
        try await SCIMWorld.run { world in
            try await Self.extend(world)
            _ = try await world.createUser("ann")
            await #expect(throws: SchemaRefusal.inUse(.user)) {
                try await world.schemas.delete(Self.urn, if: .none, for: world.tenant)
            }
        }
    }
}
