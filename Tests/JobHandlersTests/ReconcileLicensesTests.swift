import Events
import FoundationEssentials
import JSON
import Jobs
import Licensing
import Postgres
import Tenancy
import TestDatabase
import Testing

@testable import JobHandlers

/// From the event to the seat, through the queue and a worker.
struct ReconcileLicensesTests {
    @Test func aWorkerGivesSeatsInOrderAndLeavesNoJob() async throws {
        try await World.make { world in
            let (pool, configuration) = try await world.pool(seats: 3)
            for user in 1...5 { try await world.create(user, by: configuration) }
            #expect(try await world.count("SELECT count(*) FROM rollcall.jobs") == 5)
            try await world.whileWorking {
                try await eventually("no job is left") {
                    try await world.count("SELECT count(*) FROM rollcall.jobs") == 0
                }
            }
            let page = try await world.assignments.page(
                of: world.tenant, AssignmentFilter(poolID: pool.id), limit: 10)
            #expect(page.elements.map(\.state) == [.assigned, .assigned, .assigned, .waitlisted, .waitlisted])
            #expect(page.elements.map(\.seatNumber) == [1, 2, 3, nil, nil])
            #expect(page.elements.map(\.waitlistPosition) == [nil, nil, nil, 1, 2])
        }
    }

    @Test func twoWorkersAreAsGoodAsOne() async throws {
        try await World.make { world in
            let (pool, configuration) = try await world.pool(seats: 30)
            try await world.whileWorking {
                try await world.whileWorking {
                    for user in 1...80 { try await world.create(user, by: configuration) }
                    try await eventually("no job is left") {
                        try await world.count("SELECT count(*) FROM rollcall.jobs") == 0
                    }
                }
            }
            let page = try await world.assignments.page(
                of: world.tenant, AssignmentFilter(poolID: pool.id), limit: 100)
            #expect(page.elements.filter { $0.state == .assigned }.map(\.seatNumber) == Array(1...30))
            #expect(page.elements.compactMap(\.waitlistPosition) == Array(1...50))
            let told = try await world.log.page(of: world.tenant, after: 0, limit: 1000)
                .filter { $0.type.rawValue.hasPrefix("license.") }
            #expect(told.count == 80)
        }
    }

    @Test func wakesForEverythingThatMovesSeats() {
        #expect(Subscriptions.licensing.kinds == [.reconcileLicenses])
        #expect(JobKind.reconcileLicenses.queue == "licenses")
    }
}
