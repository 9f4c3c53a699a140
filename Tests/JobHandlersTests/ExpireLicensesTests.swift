import JSON
import JobHandlers
import Jobs
import Licensing
import Postgres
import Tenancy
import TestDatabase
import Testing

/// Time limits of seats, by the jobs that look at them.
struct ExpireLicensesTests {
    private static let waiting = """
        SELECT count(*) FROM rollcall.jobs
        WHERE kind = 'licenses.expire' AND state = 'scheduled' AND run_at > now() + interval '29 days'
        """

    @Test func aLimitThatIsGoneLeavesTheJobForTheNextOne() async throws {
        try await withTwoLimits { world in
            // The job stood at the limit of person 1, who has begun to use the seat.
            try await world.run("UPDATE {schema}.assignments SET due_at = NULL WHERE seat_number = 1")
            _ = try await world.client.query(Statement("test.clear", "DELETE FROM rollcall.jobs"))
            try await world.enqueue(
                NewJob(tenantID: world.tenant.id.text, kind: .expireLicenses, uniqueKey: "next"))
            try await world.whileWorking {
                try await eventually("a job waits for the limit of person 2") {
                    try await world.count(Self.waiting) == 1
                }
            }
        }
    }

    @Test func theHourlyRoundFindsALimitThatNoJobWasLeftFor() async throws {
        try await withTwoLimits { world in
            _ = try await world.client.query(Statement("test.clear", "DELETE FROM rollcall.jobs"))
            try await world.run(
                "UPDATE {schema}.assignments SET due_at = now() - interval '1 hour' WHERE seat_number = 2")
            try await world.enqueue(
                NewJob(tenantID: RecurringJob.service, kind: .expireLicensesEverywhere, uniqueKey: "round"))
            try await world.whileWorking {
                try await eventually("the seat of person 2 is taken") {
                    let page = try await world.assignments.page(
                        of: world.tenant, AssignmentFilter(state: .released), limit: 3)
                    return page.elements.map(\.reason) == [.notActivated]
                }
                try await eventually("a job waits for the limit of person 1") {
                    try await world.count(Self.waiting) == 1
                }
            }
        }
    }

    /// Two people whose seats are to be used within 30 days.
    private func withTwoLimits(_ body: @Sendable @escaping (World) async throws -> Void) async throws {
        try await World.make { world in
            let (pool, configuration) = try await world.pool(seats: 2)
            _ = try await LicensePoolStore(
                database: world.database, log: world.log, identifiers: .random, clock: .system
            ).update(pool.id, LicensePoolChange(reclaimDays: 30), of: world.tenant)
            for user in 1...2 { try await world.create(user, by: configuration) }
            try await world.whileWorking {
                try await eventually("a job waits for the first limit") { try await world.count(Self.waiting) == 1 }
            }
            try await body(world)
        }
    }
}
