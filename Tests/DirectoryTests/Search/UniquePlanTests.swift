import FoundationEssentials
import Postgres
import SCIM
import Tenancy
import Testing

@testable import Directory

/// Among 10,000 unique values of each kind, indexes lead to what is asked for.
@Suite struct UniquePlanTests {
    @Test func useIndexes() async throws {
        try await World.make { world in
            let (users, groups) = try await world.fillForPlans()
            let attributes = #"{"name":"number","uniqueness":"server"}"#
            let devices = try await world.makeDevices(attributes: attributes)
            let resources = try await world.manyDevices(10_000, of: devices)
            try await Self.fill(world, users, groups, resources)
            for (statement, id) in [
                (UniqueStatements.deleteOfUser, users[7]), (UniqueStatements.deleteOfGroup, groups[7]),
                (UniqueStatements.deleteOfResource, resources[7]),
            ] {
                let plan = try await world.plan(statement, [.uuid(id)])
                #expect(!plan.contains("Seq Scan"), "\(statement.name)\n\(plan)")
            }
            let entra = try await world.extending(.user, attributes)
            try await Self.expectIndex(world, .users(withGroups: false), entra.registry.user, World.badgeURN + ":")
            try await Self.expectIndex(world, .own(devices.type), devices.type, "")
        }
    }

    @Test func findGroupsByIndex() async throws {
        try await World.make { world in
            let (users, groups) = try await world.fillForPlans()
            try await Self.fill(world, users, groups, [])
            let entra = try await world.extending(.group, #"{"name":"number","uniqueness":"server"}"#)
            try await Self.expectIndex(world, .groups, entra.registry.group, World.badgeURN + ":")
        }
    }

    private static func expectIndex(
        _ world: World, _ table: SearchTable, _ schema: ResourceSchema, _ prefix: String
    ) async throws {
        let filter = try FilterParser.parse(#"\#(prefix)number eq "n7""#, for: schema).filter
        let compiled = FilterCompiler(fields: table.fields(for: schema)).compile(filter)
        #expect(compiled.residual == nil)
        let condition = Condition.and([table.scope, compiled.condition].compactMap(\.self))
        let plan = try await world.plan(
            SearchStatements(table).page(condition, sortedBy: "id", isDescending: false),
            [.uuid(world.entra.configurationID), .int8(101), .int8(0)] + condition.binds)
        #expect(!plan.contains("Seq Scan"), "\(table.name)\n\(plan)")
        #expect(plan.contains("unique_values_unique"), "\(table.name)\n\(plan)")
    }

    private static func fill(_ world: World, _ users: [UUID], _ groups: [UUID], _ resources: [UUID]) async throws {
        let badge = CaseFolding.key(World.badgeURN + ":number")
        for (table, column, ids) in [("user", "user_id", users), ("group", "group_id", groups)] {
            _ = try await world.database.query(
                Statement(
                    "test.unique_\(table)",
                    """
                    INSERT INTO {schema}.\(table)_unique_values (\(column), attribute, value_key)
                    SELECT i.id, $2, 'n' || i.place FROM unnest($1) WITH ORDINALITY AS i (id, place)
                    """), for: world.tenant, [.uuids(ids), .text(badge)])
        }
        _ = try await world.database.query(
            Statement(
                "test.unique_resource",
                """
                INSERT INTO {schema}.resource_unique_values (resource_id, type_key, attribute, value_key)
                SELECT i.id, 'device', $2, 'n' || i.place FROM unnest($1) WITH ORDINALITY AS i (id, place)
                """), for: world.tenant, [.uuids(resources), .text(CaseFolding.key(Devices.urn + ":number"))])
        for table in ["user", "group", "resource"] {
            _ = try await world.database.query(
                Statement("test.analyze_unique_\(table)", "ANALYZE {schema}.\(table)_unique_values"), for: world.tenant)
        }
    }
}
