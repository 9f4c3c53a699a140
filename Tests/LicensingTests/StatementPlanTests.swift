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
            try await world.fillRules()
            for table in Self.tables + ["license_pools"] { try await world.run("ANALYZE {schema}.\(table)") }
            for (statement, binds) in cases(world) {
                let plan = try await world.plan(of: statement, binds)
                for table in Self.tables {
                    #expect(!plan.contains("Seq Scan on \(table)"), "\(statement.name)\n\(plan)")
                }
            }
        }
    }

    /// Those that grow with people; of rules there are at most a thousand.
    private static let tables = [
        "seats", "assignments", "seat_people", "seat_members", "seat_wishes", "assignment_history",
    ]

    private func cases(_ world: World) -> [(Statement, [Bind])] {
        let (pool, user, low, high) = (world.pool.id, UUID.numbered(10_100), UUID.lowest, UUID.highest)
        let range: [Bind] = [.int8(50), .uuid(pool), .uuid(user), .uuid(pool), .uuid(high)]
        let place: [Bind] = [.int8(10_100), .uuid(user)]
        let line = [.int8(50), .uuid(pool)] + place + place + [.int8(100)]
        let claim = Claim(
            key: ClaimKey(poolID: pool, userID: user), state: .waitlisted, source: .auto, claimedSequence: 1,
            since: Date(timeIntervalSince1970: 0), reason: .autoAssign)
        let seat = SeatWrites.Seat(poolID: pool, number: 1, userID: user)
        return [
            (AssignmentStatements.pageOfUser, [.int8(50), .uuid(user), .uuid(nil), .text(nil), .uuid(low)]),
            (AssignmentStatements.pageOfLine, line),
            (AssignmentStatements.page, range),
            (AssignmentStatements.pageInState, range + [.text("waitlisted")]),
            (AssignmentStatements.standing, [.uuids([user])]),
            (
                SeatCursorStatements.ahead,
                [.texts(SeatEvent.types.map(\.rawValue).sorted()), .int8(100), .int8(100)]
            ),
            (AssignmentStatements.claims, [.uuids([user])]),
            (AssignmentStatements.heads, [.uuids([pool]), .int8s([10])]),
            (AssignmentStatements.write, AssignmentStatements.binds(writing: [claim])),
            (LicensePoolStatements.names, [.uuids([pool])]),
            (SeatStatements.free, [.uuids([pool]), .int8s([5])]),
            (SeatStatements.write, SeatStatements.binds(writing: [seat])),
        ] + peopleCases(pool, user, low) + poolCases(pool, user, low)
    }
}

extension StatementPlanTests {
    private func peopleCases(_ pool: UUID, _ user: UUID, _ low: UUID) -> [(Statement, [Bind])] {
        let (users, group, limit) = (Bind.uuids([user]), UUID.numbered(7000), Bind.int8(100))
        return [
            (SeatPeopleStatements.find, [users]), (SeatPeopleStatements.exists, [.uuid(user)]),
            (SeatPeopleStatements.write, [users, .optionalUUIDs([nil]), .bools([true])]),
            (SeatPeopleStatements.delete, [users]),
            (SeatPeopleStatements.ofConfiguration, [.uuid(group), .uuid(low), limit]),
            (SeatPeopleStatements.groups, [users, .uuids([group])]),
            (SeatPeopleStatements.groupsOfUser, [.uuid(user)]), (SeatPeopleStatements.join, [.uuids([group]), users]),
            (SeatPeopleStatements.leave, [.uuids([group]), users]), (SeatPeopleStatements.leaveAll, [users]),
            (SeatPeopleStatements.ofGroup, [.uuid(group), .uuid(low), limit]),
            (SeatPeopleStatements.empty, [.uuid(group), limit]), (SeatWishStatements.ofPeople, [users]),
            (SeatWishStatements.write, [users, .uuids([pool]), .texts(["wanted"]), .texts(["api"])]),
            (SeatWishStatements.delete, [users, .uuids([pool])]), (SeatWishStatements.deleteOfPeople, [users]),
            (SeatWishStatements.deleteOfPool, [.uuid(pool), limit]),
        ]
    }

    private func poolCases(_ pool: UUID, _ user: UUID, _ low: UUID) -> [(Statement, [Bind])] {
        let limit = Bind.int8(100)
        return [
            (SeatStatements.delete, [.uuids([pool]), .int4s([1])]), (SeatStatements.deleteFree, [.uuid(pool), limit]),
            (SeatStatements.deleteAny, [.uuid(pool), limit]), (SeatStatements.highest, [.uuid(pool), limit]),
            (AssignmentStatements.held, [.uuid(low), limit]),
            (AssignmentStatements.assigned, [.uuid(pool), .uuid(low), limit]),
            (AssignmentStatements.ofPool, [.uuid(pool), .uuid(low), limit]),
            (AssignmentStatements.delete, [.uuid(pool), .uuids([user])]),
            (AssignmentStatements.due, [.timestamp(Date(timeIntervalSince1970: 0)), .uuid(low), .uuid(low), limit]),
            (AssignmentStatements.nextDue, []), (AssignmentStatements.laterDue, []), (ReleaseGuardStatements.state, []),
            (ReleaseGuardStatements.held, [.uuid(low), .uuid(low), limit]),
            (HistoryStatements.ofUser, [.uuid(user), .int8(.max), limit, .uuid(nil)]),
            (HistoryStatements.ofPool, [.uuid(pool), .int8(.max), limit]),
            (HistoryStatements.ofPeople, [.uuid(pool), .int8(.max), limit, .uuids([user, UUID()])]),
            (HistoryStatements.forget, [.int4(400), limit]),
            (LicensePoolStatements.uses, [.uuid(pool)]), (LicenseRuleStatements.find, [.uuid(pool)]),
            (LicenseRuleStatements.page, [.uuid(low), limit]), (LicenseRuleStatements.lockToChange, [.uuid(pool)]),
            (LicenseRuleStatements.delete, [.uuid(pool)]), (LicenseRuleStatements.deleteOfGroup, [.uuid(pool)]),
        ]
    }
}

extension World {
    /// Members, wishes and rules in such numbers that a whole table is not the cheapest way to a few of them.
    fileprivate func fillRules() async throws {
        try await run(
            """
            INSERT INTO {schema}.seat_members (group_id, user_id)
            SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(7000 + p.n % 50), 12, '0'))::uuid, p.user_id
            FROM (SELECT user_id, row_number() OVER (ORDER BY user_id) AS n FROM {schema}.seat_people) AS p
            """)
        try await run(
            """
            INSERT INTO {schema}.seat_wishes (user_id, pool_id, kind, source)
            SELECT user_id, gen_random_uuid(), 'wanted', 'api' FROM {schema}.seat_people
            """)
        try await run(
            """
            INSERT INTO {schema}.license_rules (id, kind, subject_id, pool_id, priority, created_at, updated_at)
            SELECT gen_random_uuid(), 'group', user_id, $1, 1, now(), now() FROM {schema}.seat_people LIMIT 5000
            """, [.uuid(pool.id)])
    }

    fileprivate func plan(of statement: Statement, _ binds: [Bind]) async throws -> String {
        let explain = Statement("explain \(statement.name)", "EXPLAIN " + statement.sql)
        let rows = try await database.query(explain, for: tenant, binds)
        return try rows.map { try $0.decode(String.self, at: 0) }.joined(separator: "\n")
    }
}
