import FoundationEssentials
import Postgres
import SCIM
import Testing

@testable import Directory

/// Among 10,000 resources of one type and a few of another, indexes lead to what is asked for.
@Suite struct OwnResourcePlanTests {
    @Test func useIndexes() async throws {
        try await World.make { world in
            let devices = try await world.makeDevices()
            let ids = try await world.manyDevices(10_000, of: devices)
            let (id, configuration, type) = (ids[7], world.entra.configurationID, Bind.text("device"))
            let statements: [(Statement, [Bind])] = [
                (OwnResourceStatements.read, [.uuid(configuration), .uuid(id), type]),
                (OwnResourceStatements.lock, [.uuid(id), type]),
                (OwnResourceStatements.update, [.uuid(id), .int8(2), .timestamp(Date()), .text("{}")]),
                (OwnResourceStatements.delete, [.uuid(id)]),
                (OwnResourceStatements.deleteExternalID, [.uuid(id), .uuid(configuration)]),
                // Of a type that has most of the rows, any row will do.
                (ResourceTypeStatements.anyResource, [.text("gadget")]),
            ]
            for (statement, binds) in statements {
                let plan = try await world.plan(statement, binds)
                #expect(!plan.contains("Seq Scan"), "\(statement.name)\n\(plan)")
            }
        }
    }

    @Test func listsAndFiltersUseIndexes() async throws {
        try await World.make { world in
            let devices = try await world.makeDevices()
            let ids = try await world.manyDevices(10_000, of: devices)
            let statements = SearchStatements(.own(devices.type))
            let configuration = Bind.uuid(world.entra.configurationID)
            for text in [
                #"externalId eq "ext7""#, #"id eq "\#(ids[7].canonicalText)""#, #"externalId eq "a" and model eq "b""#,
            ] {
                let filter = try FilterParser.parse(text, for: devices.type).filter
                let compiled = FilterCompiler(fields: OwnResourceFields()).compile(filter).condition
                let condition = Condition.and([statements.table.scope, compiled].compactMap(\.self))
                let plan = try await world.plan(
                    statements.page(condition, sortedBy: "id", isDescending: false),
                    [configuration, .int8(101), .int8(0)] + condition.binds)
                #expect(!plan.contains("Seq Scan"), "\(text)\n\(plan)")
            }
            let scope = try #require(statements.table.scope)
            for column in [SortColumn.id, .created, .updated] {
                let place: [Bind] = column.name == "id" ? [] : [.timestamp(Date())]
                let plan = try await world.plan(
                    statements.keyset(scope, sortedBy: column, .assigned, isDescending: false, isFirst: false),
                    [configuration, .int8(101), .uuid(ids[5000])] + place + scope.binds)
                #expect(plan.contains("Index Cond") && !plan.contains("Seq Scan"), "\(column.name)\n\(plan)")
                #expect(!plan.contains("Sort"), "\(column.name)\n\(plan)")
            }
        }
    }
}
