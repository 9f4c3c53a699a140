import JSON
import JobHandlers
import Jobs
import Licensing
import Postgres
import Tenancy
import TestDatabase
import Testing

struct PruneEventsTests {
    @Test func whatAListenerHasNotBeenToldIsKept() async throws {
        try await World.make { world in
            let (_, configuration) = try await world.pool(seats: 1)
            try await world.create(1, by: configuration)
            try await world.whileWorking { try await world.noJobIsLeft() }
            let kept = "SELECT count(*) FROM \(world.tenant.id.schema).events"
            let events = try await world.count(kept)
            #expect(events > 2)

            _ = try await world.database.transaction(for: world.tenant) { transaction in
                try await transaction.changeListeners { $0.insert(.webhooks) }
            }
            try await world.prune()
            #expect(try await world.count(kept) == events)

            try await world.run("UPDATE {schema}.event_follower SET last_sequence = 2")
            try await world.prune()
            #expect(try await world.count(kept) == events - 2)
        }
    }
}

extension World {
    fileprivate func noJobIsLeft() async throws {
        try await eventually("no job is left") { try await count("SELECT count(*) FROM rollcall.jobs") == 0 }
    }

    fileprivate func prune() async throws {
        try await enqueue(NewJob(tenantID: tenant.id.text, kind: .pruneEvents))
        try await whileWorking { try await noJobIsLeft() }
    }
}
