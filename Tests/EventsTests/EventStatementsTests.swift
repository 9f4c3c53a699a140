import FoundationEssentials
import Postgres
import Tenancy
import Testing

@testable import Events

struct EventStatementsTests {
    /// With statistics of 10,000 rows on each table, no statement may walk a table.
    @Test func readNoTableAsAWhole() async throws {
        try await World.make { world in
            try await world.commit((1...10_000).map { .marked("a", $0) })
            try await world.log.number(of: world.tenant)
            try await world.commit((1...10_000).map { .marked("b", $0) })
            for table in ["events", "event_arrivals"] {
                _ = try await world.database.query(
                    Statement("test.analyze \(table)", "ANALYZE {schema}.\(table)"), for: world.tenant)
            }
            let cases: [(Statement, [Bind])] = [
                (EventStatements.page, [.int8(5000), .int8(100)]),
                (EventStatements.pageOfTypes, [.int8(5000), .int8(100), .texts(["user.updated"])]),
                (EventStatements.about, [.uuid(UUID()), .int8(.max), .int8(51)]),
                (EventStatements.hasArrivals, []),
                (EventStatements.number, [.int8(100)]),
                (EventStatements.forget, [.double(3_600), .int8(100), .int8(9_000)]),
            ]
            for (statement, binds) in cases {
                let plan = try await world.plan(of: statement, binds)
                #expect(!plan.contains("Seq Scan on events"), "\(statement.name)\n\(plan)")
                #expect(!plan.contains("Seq Scan on event_arrivals"), "\(statement.name)\n\(plan)")
            }
        }
    }
}

extension World {
    fileprivate func plan(of statement: Statement, _ binds: [Bind]) async throws -> String {
        let explain = Statement("explain \(statement.name)", "EXPLAIN " + statement.sql)
        let rows = try await database.query(explain, for: tenant, binds)
        return try rows.map { try $0.decode(String.self, at: 0) }.joined(separator: "\n")
    }
}
