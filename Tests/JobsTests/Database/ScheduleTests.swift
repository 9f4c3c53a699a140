import Foundation
import JSON
import Postgres
import TestDatabase
import Testing

@testable import Jobs

extension DatabaseTests {
    /// Recurring jobs: each moment once, whoever works.
    @Suite struct ScheduleTests {
        private let nightly = RecurringJob("nightly", .daily(hour: 3, minute: 15), kind: QueueDatabase.kind)

        /// Makes the schedule's moment the present one.
        private func arrive(_ database: QueueDatabase) async throws {
            try await database.execute("UPDATE rollcall.job_schedules SET next_at = now() - interval '1 second'")
        }

        private func keeper(_ database: QueueDatabase) -> ScheduleKeeper {
            ScheduleKeeper(client: database.client, jobs: [nightly])
        }

        @Test func aMomentGivesOneJobHoweverManyWorkersSeeIt() async throws {
            try await QueueDatabase.with { database in
                let keeper = keeper(database)
                try await keeper.register()
                #expect(try await keeper.tick() == [])
                for moment in 1...5 {
                    try await arrive(database)
                    let queues = try await withThrowingTaskGroup(of: Set<String>.self) { group in
                        for _ in 0..<8 { group.addTask { try await keeper.tick() } }
                        return try await group.reduce(into: []) { $0 += $1 }
                    }
                    #expect(queues == ["test"], "one of eight has won it")
                    #expect(try await database.count("rollcall.jobs WHERE tenant_id = '-'") == 1, "moment \(moment)")
                    try await database.execute("DELETE FROM rollcall.jobs")
                }
                let record = try #require(try await JobSchedules(client: database.client).all().first)
                #expect(record.nextAt > Date() && record.lastAt != nil)
            }
        }

        @Test func missedMomentsGiveOneJob() async throws {
            try await QueueDatabase.with { database in
                let keeper = keeper(database)
                try await keeper.register()
                try await database.execute("UPDATE rollcall.job_schedules SET next_at = now() - interval '9 days'")
                #expect(try await keeper.tick() == ["test"])
                #expect(try await keeper.tick() == [])
                #expect(try await database.count("rollcall.jobs") == 1)
            }
        }

        @Test func registeringAgainKeepsTheMomentUnlessTheRecurrenceHasChanged() async throws {
            try await QueueDatabase.with { database in
                try await keeper(database).register()
                try await arrive(database)
                try await keeper(database).register()
                #expect(try await keeper(database).tick() == ["test"])
                try await arrive(database)
                let hourly = RecurringJob("nightly", .every(.seconds(3_600)), kind: QueueDatabase.kind)
                let changed = ScheduleKeeper(client: database.client, jobs: [hourly])
                try await changed.register()
                #expect(try await changed.tick() == [], "a new recurrence begins with its own next moment")
            }
        }

        @Test func aWorkerLeavesSchedulesAloneThatItDoesNotKnow() async throws {
            try await QueueDatabase.with { database in
                try await keeper(database).register()
                try await arrive(database)
                let other = RecurringJob("other", .every(.seconds(60)), kind: QueueDatabase.kind)
                #expect(try await ScheduleKeeper(client: database.client, jobs: [other]).tick() == [])
                #expect(try await keeper(database).tick() == ["test"])
            }
        }

        @Test func operatorsPauseResumeAndRunThem() async throws {
            try await QueueDatabase.with { database in
                let (keeper, schedules) = (keeper(database), JobSchedules(client: database.client))
                try await keeper.register()
                #expect(try await schedules.pause("nightly")?.pausedAt != nil)
                try await arrive(database)
                #expect(try await keeper.tick() == [], "paused")
                #expect(try await schedules.run("nightly")?.pausedAt != nil, "wanted once, and still paused")
                #expect(try await keeper.tick() == ["test"])
                #expect(try await keeper.tick() == [])
                try await arrive(database)
                #expect(try await keeper.tick() == [])
                #expect(try await schedules.resume("nightly")?.pausedAt == nil)
                #expect(try await keeper.tick() == ["test"])
                #expect(try await schedules.pause("unknown") == nil)
            }
        }

        @Test func theWorkerRunsThem() async throws {
            try await QueueDatabase.with { database in
                let seen = Tally<String>()
                let handler = ClosureHandler { batch in seen.add(batch.tenantID) }
                let often = RecurringJob("often", .every(.seconds(1)), kind: QueueDatabase.kind)
                try await database.withWorker([handler], recurring: [often]) {
                    try await eventually("two moments have come") { seen.count >= 2 }
                }
                #expect(Set(seen.all) == [RecurringJob.service])
            }
        }
    }
}
