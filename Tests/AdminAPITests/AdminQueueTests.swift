import HTTPTypes
import HummingbirdTesting
import JSON
import NIOCore
import Postgres
import Testing
import Web

/// What operators see of the queue's pace and of recurring jobs.
@Suite struct AdminQueueTests {
    private static let schedule = Statement(
        "test.schedule",
        """
        INSERT INTO rollcall.job_schedules (name, recurrence, next_at)
        VALUES ('nightly', 'every day at 03:15 UTC', now() + interval '1 hour')
        """)

    @Test func recurringJobsAreListedPausedAndRun() async throws {
        try await AdminWorld.run { world in
            #expect(try await world.send(.get, "/schedules").object().data.isEmpty)
            _ = try await world.client.query(Self.schedule)
            let listed = try #require(try await world.send(.get, "/schedules").object().data.first)
            #expect(listed["name"] == "nightly" && listed["recurrence"] == "every day at 03:15 UTC")
            #expect(listed["last_at"] == .null && listed["paused_at"] == .null)
            let paused = try await world.send(.post, "/schedules/nightly/pause").object()
            #expect(paused["paused_at"]?.stringValue != nil)
            #expect(try await world.send(.post, "/schedules/nightly/resume").object()["paused_at"] == .null)
            #expect(try await world.send(.post, "/schedules/nightly/run").status == .ok)
        }
    }

    @Test func unknownRecurringJobsAreNotFound() async throws {
        try await AdminWorld.run { world in
            for verb in ["run", "pause", "resume"] {
                let answer = try await world.send(.post, "/schedules/nothing/\(verb)")
                #expect(answer.status == .notFound)
                #expect(try answer.object()["code"] == "schedule_not_found")
            }
        }
    }

    @Test func minutesOfAQueueAreWholeAndInOrder() async throws {
        try await AdminWorld.run { world in
            let minutes = try await world.send(.get, "/queues/licenses/minutes?minutes=3").object().data
            #expect(minutes.count == 3)
            #expect(minutes.allSatisfy { $0["completed"] == 0 && $0["failed"] == 0 && $0["discarded"] == 0 })
            #expect(try await world.send(.get, "/queues/licenses/minutes").object().data.count == 60)
            for wrong in ["0", "1441", "x", "-1", "99999999999999999999"] {
                let answer = try await world.send(.get, "/queues/licenses/minutes?minutes=\(wrong)")
                #expect(answer.status == .badRequest, "\(wrong)")
            }
        }
    }

    @Test func eventTypesAreThereForOperatorsAndTenants() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let all = try await world.send(.get, "/event-types").object().data
            #expect(all.contains { $0["type"] == "user.created" && $0["schema"]?["properties"]?["data"] != nil })
            #expect(try await world.send(.get, "\(path)/event-types").object().data == all)
        }
    }
}
