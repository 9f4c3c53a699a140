import HTTPTypes
import HummingbirdTesting
import JSON
import Testing

@Suite struct AdminResourceTypeTests {
    private static let urn = "urn:example:params:scim:schemas:acme:2.0:Device"
    private static let warranty = "urn:example:params:scim:schemas:extension:acme:2.0:Warranty"

    private static let body: JSONObject = [
        "name": "Device", "endpoint": "/Devices", "schema": .string(urn),
        "schemaExtensions": [["schema": .string(warranty)]],
    ]

    private static func body(_ changes: JSONObject) -> JSONValue {
        var body = body
        for (name, value) in changes { body[name] = value }
        return .object(body)
    }

    /// A tenant with two schemas that extend nothing, and one that extends users.
    private static func tenant(_ world: AdminWorld) async throws -> String {
        let path = try await world.createTenant("acme")
        for urn in [urn, warranty] {
            let made = try await world.send(
                .post, path + "/schemas", ["id": .string(urn), "attributes": [["name": "serial"]]])
            #expect(made.status == .created)
            #expect(try made.object()["resource_type"] == .null)
        }
        let extending: JSONValue = ["id": "urn:example:User", "resource_type": "User", "attributes": [["name": "a"]]]
        #expect(try await world.send(.post, path + "/schemas", extending).status == .created)
        return path
    }

    @Test func aTypeIsMadeReadChangedAndDeleted() async throws {
        try await AdminWorld.run { world in
            let path = try await Self.tenant(world) + "/resource-types"
            let made = try await world.send(.post, path, Self.body([:]))
            #expect(made.status == .created && made.headers[.eTag] == "W/\"1\"")
            #expect(made.headers[.location] == "https://rollcall.example/admin/v1\(path)/Device")
            var shown = try await world.send(.get, "\(path)/DEVICE").object()
            #expect(shown["schemaExtensions"] == [["schema": .string(Self.warranty), "required": false]])
            shown["description"] = "What people work with."
            shown["endpoint"] = "/Machines"
            let stale = try await world.send(.put, "\(path)/Device", .object(shown), ifMatch: "W/\"7\"")
            #expect(stale.status == .preconditionFailed)
            let changed = try await world.send(.put, "\(path)/Device", .object(shown), ifMatch: "W/\"1\"")
            #expect(changed.status == .ok && changed.headers[.eTag] == "W/\"2\"")
            #expect(try await world.send(.get, path).object().data.first?["endpoint"] == "/Machines")
            let early = try await world.send(.delete, "\(path)/Device", ifMatch: "W/\"1\"")
            #expect(early.status == .preconditionFailed)
            #expect(try await world.send(.delete, "\(path)/Device").status == .noContent)
            #expect(try await world.send(.get, "\(path)/Device").status == .notFound)
            #expect(try await world.send(.put, "\(path)/Device", Self.body([:])).status == .notFound)
            #expect(try await world.send(.delete, "\(path)/Device").status == .notFound)
        }
    }

    @Test func mistakesAreNamed() async throws {
        try await AdminWorld.run { world in
            let path = try await Self.tenant(world) + "/resource-types"
            let wrong: [(JSONObject, String)] = [
                (["name": "1"], "/name"), (["name": "user"], "/name"), (["name": .null], "/name"),
                (["name": .string(String(repeating: "a", count: 65))], "/name"),
                (["endpoint": "Devices"], "/endpoint"), (["endpoint": "/a/b"], "/endpoint"),
                (["endpoint": "/users"], "/endpoint"), (["endpoint": "/.search"], "/endpoint"),
                (["endpoint": "/Me"], "/endpoint"), (["endpoint": "/Bulk"], "/endpoint"),
                (["endpoint": "/Schemas"], "/endpoint"), (["endpoint": "/ResourceTypes"], "/endpoint"),
                (["endpoint": "/ServiceProviderConfig"], "/endpoint"), (["endpoint": "/Groups"], "/endpoint"),
                (["schema": "urn:example:none"], "/schema"), (["schema": "urn:example:User"], "/schema"),
                (["schemaExtensions": [["schema": "urn:example:none"]]], "/schemaExtensions/0/schema"),
                (["schemaExtensions": [["schema": .string(Self.urn)]]], "/schemaExtensions/0/schema"),
                (["schemaExtensions": [["schema": "urn:a", "must": true]]], "/schemaExtensions/0/must"),
                (["schemaExtensions": ["urn:a"]], "/schemaExtensions/0"), (["endpint": "/D"], "/endpint"),
            ]
            for (changes, pointer) in wrong {
                let answer = try await world.send(.post, path, Self.body(changes))
                #expect(answer.status == .badRequest, "\(changes)")
                #expect(try answer.object()["errors"]?.arrayValue?.first?["pointer"] == .string(pointer))
            }
            #expect(try await world.send(.get, path).object().data.isEmpty)
        }
    }

    @Test func namesAndEndpointsAreTakenOnce() async throws {
        try await AdminWorld.run { world in
            let path = try await Self.tenant(world) + "/resource-types"
            #expect(try await world.send(.post, path, Self.body([:])).status == .created)
            let name = try await world.send(.post, path, Self.body(["name": "DEVICE", "endpoint": "/Other"]))
            #expect(name.status == .conflict)
            #expect(try name.object()["code"] == "resource_type_exists")
            let endpoint = try await world.send(.post, path, Self.body(["name": "Other", "endpoint": "/devices"]))
            #expect(endpoint.status == .conflict)
            #expect(try endpoint.object()["code"] == "endpoint_taken")
            let renamed = try await world.send(.put, "\(path)/Device", Self.body(["name": "Other"]))
            #expect(renamed.status == .conflict)
        }
    }

    @Test func aTenantHasTwentyTypesAtMost() async throws {
        try await AdminWorld.run { world in
            let path = try await Self.tenant(world) + "/resource-types"
            for number in 1...21 {
                let body = Self.body(["name": .string("D\(number)"), "endpoint": .string("/D\(number)")])
                let answer = try await world.send(.post, path, body)
                #expect(answer.status == (number <= 20 ? .created : .conflict))
            }
        }
    }

    @Test func aSchemaStaysWhileATypeIsMadeOfIt() async throws {
        try await AdminWorld.run { world in
            let path = try await Self.tenant(world)
            #expect(try await world.send(.post, path + "/resource-types", Self.body([:])).status == .created)
            for urn in [Self.urn, Self.warranty] {
                let answer = try await world.send(.delete, "\(path)/schemas/\(urn)")
                #expect(answer.status == .conflict)
                #expect(try answer.object()["code"] == "schema_in_use")
            }
            #expect(try await world.send(.delete, "\(path)/resource-types/Device").status == .noContent)
            #expect(try await world.send(.delete, "\(path)/schemas/\(Self.urn)").status == .noContent)
        }
    }

    @Test func aCoreHasNoAttributeThatEveryResourceHas() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme") + "/schemas"
            for name in ["id", "ExternalId", "meta", "schemas"] {
                let answer = try await world.send(
                    .post, path, ["id": .string(Self.urn), "attributes": [["name": .string(name)]]])
                #expect(answer.status == .badRequest)
            }
        }
    }
}
