import Events
import FoundationEssentials
import Postgres
import Tenancy
import Testing

@testable import Licensing

struct StatementPlanTests {
    /// With statistics of 10,000 seats and claims, no statement may walk one of their tables.
    @Test func readNoTableAsAWhole() async throws {
        try await World.make(seats: 10_000) { world in
            try await world.commit(.userCreated, 1...10_500)
            try await world.reconcile()
            for table in ["seats", "assignments", "license_pools"] {
                try await world.run("ANALYZE {schema}.\(table)")
            }
            for (statement, binds) in cases(world) {
                let plan = try await world.plan(of: statement, binds)
                #expect(!plan.contains("Seq Scan on seats"), "\(statement.name)\n\(plan)")
                #expect(!plan.contains("Seq Scan on assignments"), "\(statement.name)\n\(plan)")
            }
        }
    }

    private func cases(_ world: World) -> [(Statement, [Bind])] {
        let (pool, user, low, high) = (world.pool.id, UUID.numbered(10_100), UUID.lowest, UUID.highest)
        let range: [Bind] = [.int8(50), .uuid(pool), .uuid(user), .uuid(pool), .uuid(high)]
        let claim = Claim(
            key: ClaimKey(poolID: pool, userID: user), state: .waitlisted, source: .auto, claimedSequence: 1,
            since: Date(timeIntervalSince1970: 0), reason: .autoAssign)
        let seat = SeatWrites.Seat(poolID: pool, number: 1, userID: user)
        return [
            (AssignmentStatements.pageOfUser, [.int8(50), .uuid(user), .uuid(nil), .text(nil), .uuid(low)]),
            (AssignmentStatements.pageOfLine, [.int8(50), .uuid(pool), .int8(10_100), .uuid(user)]),
            (AssignmentStatements.page, range),
            (AssignmentStatements.pageInState, range + [.text("waitlisted")]),
            (AssignmentStatements.claims, [.uuids([user])]),
            (AssignmentStatements.heads, [.uuids([pool]), .int8s([10])]),
            (AssignmentStatements.write, AssignmentStatements.binds(writing: [claim])),
            (LicensePoolStatements.names, [.uuids([pool])]),
            (SeatStatements.free, [.uuids([pool]), .int8s([5])]),
            (SeatStatements.write, SeatStatements.binds(writing: [seat])),
        ]
    }
}

extension World {
    fileprivate func plan(of statement: Statement, _ binds: [Bind]) async throws -> String {
        let explain = Statement("explain \(statement.name)", "EXPLAIN " + statement.sql)
        let rows = try await database.query(explain, for: tenant, binds)
        return try rows.map { try $0.decode(String.self, at: 0) }.joined(separator: "\n")
    }
}
