import FoundationEssentials
import JSON
import Postgres
import SCIM
import Testing

@testable import Directory

/// What a tenant's own schema makes unique stays so, whoever writes and however many at once.
@Suite struct UniquenessTests {
    private static let unique = #"{"name":"number","uniqueness":"server"},{"name":"note"}"#
    private static let serial = #"{"name":"number","uniqueness":"server","multiValued":true},{"name":"note"}"#

    private static func badge(_ number: String) -> JSONObject {
        [World.badgeURN: ["number": .string(number)]]
    }

    private static func isTaken(_ error: any Error) -> Bool {
        (error as? SCIMError)?.type == .uniqueness
            && (error as? SCIMError)?.detail.contains("\(World.badgeURN):number") ?? false
    }

    private static func patch(_ number: String, _ schema: ResourceSchema) throws -> PatchRequest {
        try PatchRequest(
            message: [
                "schemas": [.string(URN.patchOp)],
                "Operations": [
                    ["op": "replace", "path": .string("\(World.badgeURN):number"), "value": .string(number)]
                ],
            ], for: schema)
    }

    @Test func aUsersValueIsTakenInAnyLetterCase() async throws {
        try await World.make { world in
            let entra = try await world.extending(.user, Self.unique)
            let ann = try await world.users.create(World.userBody("ann", Self.badge("A1")), by: entra).resource
            let ben = try await world.users.create(World.userBody("ben", Self.badge("B1")), by: entra).resource
            await #expect { try await world.users.create(World.userBody("cat", Self.badge("a1")), by: entra) } throws: {
                Self.isTaken($0)
            }
            await #expect {
                try await world.users.replace(ben.id, with: World.userBody("ben", Self.badge("a1")), by: entra)
            } throws: { Self.isTaken($0) }
            let patch = try Self.patch("a1", entra.registry.user)
            await #expect { try await world.users.patch(ben.id, patch, by: entra) } throws: { Self.isTaken($0) }
            #expect(try await world.count("users") == 2)
            // Its own value is no obstacle, and one that was given up is free.
            let again = try await world.users.patch(ann.id, patch, by: entra)
            #expect(again.isChanged)
            _ = try await world.users.patch(ann.id, Self.patch("A2", entra.registry.user), by: entra)
            _ = try await world.users.patch(ben.id, patch, by: entra)
            try await world.users.delete(ann.id, by: entra)
            _ = try await world.users.create(World.userBody("dan", Self.badge("A2")), by: entra)
            #expect(try await world.count("user_unique_values") == 2)
        }
    }

    @Test func aGroupsValueIsTakenToo() async throws {
        try await World.make { world in
            let entra = try await world.extending(.group, Self.unique)
            func body(_ name: String, _ number: String) -> JSONObject {
                var body = World.groupBody(name)
                for (name, value) in Self.badge(number) { body[name] = value }
                return body
            }
            let sales = try await world.groups.create(body("Sales", "1"), by: entra).resource
            let other = try await world.groups.create(body("Other", "2"), by: entra).resource
            await #expect { try await world.groups.create(body("Third", "1"), by: entra) } throws: { Self.isTaken($0) }
            await #expect {
                try await world.groups.patch(other.id, Self.patch("1", entra.registry.group), by: entra)
            } throws: { Self.isTaken($0) }
            try await world.groups.delete(sales.id, by: entra)
            _ = try await world.groups.patch(other.id, Self.patch("1", entra.registry.group), by: entra)
            #expect(try await world.count("group_unique_values") == 1)
        }
    }

    @Test func anOwnTypesValueIsTakenInThatTypeAlone() async throws {
        try await World.make { world in
            let devices = try await world.makeDevices("Device", attributes: Self.serial)
            let gadgets = try await world.makeDevices("Gadget")
            func body(_ numbers: [String]) -> JSONObject {
                Devices.body("S", ["number": .array(numbers.map { .string($0) })])
            }
            let first = try await devices.store.create(body(["1", "2"]), by: devices.entra).resource
            _ = try await gadgets.store.create(body(["1"]), by: gadgets.entra)
            await #expect(throws: SCIMError.uniqueness("number is already in use.")) {
                try await devices.store.create(body(["3", "2"]), by: devices.entra)
            }
            _ = try await devices.store.replace(first.id, with: body(["2", "4"]), by: devices.entra)
            _ = try await devices.store.create(body(["1"]), by: devices.entra)
            try await devices.store.delete(first.id, by: devices.entra)
            #expect(try await world.count("resource_unique_values") == 2)
        }
    }

    @Test func ofManyAtOnceOneWins() async throws {
        try await World.make { world in
            let entra = try await world.extending(.user, Self.unique)
            let won = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<16 {
                    group.addTask {
                        let body = World.userBody("user\(number)", Self.badge("same"))
                        return (try? await world.users.create(body, by: entra)) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(won == 1)
            #expect(try await world.count("users") == 1)
        }
    }

    @Test func theIndexFindsWhatTheEvaluatorWould() async throws {
        try await World.make { world in
            let devices = try await world.makeDevices(
                attributes: Self.serial + #",{"name":"rank","type":"integer","uniqueness":"server"}"#)
            for number in 0..<6 {
                let body = Devices.body(
                    "S", ["number": [.string("N\(number)"), .string("M\(number)")], "rank": .integer(Int64(number))])
                _ = try await devices.store.create(body, by: devices.entra)
            }
            for (text, isIndexed) in [
                (#"number eq "n3""#, true), (#"rank eq 4"#, true), (#"not (number eq "m1")"#, true),
                (#"number eq "n3" or rank eq 5"#, true), (#"number eq null"#, false), (#"rank eq 4.0"#, false),
                (#"number ne "n1""#, false), (#"number sw "M""#, false), (#"number eq "none""#, true),
            ] {
                let filter = try FilterParser.parse(text, for: devices.type).filter
                let compiled = FilterCompiler(fields: SearchTable.own(devices.type).fields(for: devices.type))
                    .compile(filter)
                #expect((compiled.residual == nil) == isIndexed, "\(text)")
                var query = SearchQuery()
                query.filter = filter
                let found = try await devices.store.search(query, by: devices.entra).resources.map(\.id)
                query.filter = nil
                let evaluator = FilterEvaluator(filter, for: devices.type)
                let all = try await devices.store.search(query, by: devices.entra).resources
                #expect(try found == all.filter { evaluator.matches(try $0.resource(at: "")) }.map(\.id), "\(text)")
            }
        }
    }

    @Test func valuesThatNobodyCheckedKeepASchemaOut() async throws {
        try await World.make { world in
            _ = try await world.users.create(World.userBody("ann", Self.badge("1")), by: world.entra)
            await #expect(throws: SchemaRefusal.valuesUnchecked(.user)) {
                _ = try await world.extending(.user, Self.unique)
            }
            _ = try await world.extending(.user, #"{"name":"number"}"#)
        }
    }

    @Test func anExtensionWithUniqueAttributesComesBeforeResources() async throws {
        try await World.make { world in
            let devices = try await world.makeDevices()
            _ = try await devices.store.create(Devices.body("S1"), by: devices.entra)
            let text = #"{"id":"\#(World.badgeURN)","attributes":[\#(Self.unique)]}"#
            let definition = try SchemaDefinition(document: JSONParser.parse(text).objectValue ?? [:])
            _ = try await world.schemas.create(definition, extending: nil, for: world.tenant)
            let extended = World.deviceType(extensions: [.init(schema: World.badgeURN)])
            await #expect(throws: ResourceTypeRefusal.self) {
                _ = try await world.types.replace("Device", with: extended, if: .none, for: world.tenant)
            }
        }
    }
}
