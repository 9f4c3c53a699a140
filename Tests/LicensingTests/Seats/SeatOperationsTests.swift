import Events
import Foundation
import JSON
import Postgres
import SeededGenerator
import Synchronization
import Tenancy
import Testing

@testable import Licensing

/// Clients do whatever can be done to seats while workers follow and are broken off. In the end every table must be what a
/// plain telling of the log makes of it, and no committed state in between may have been wrong.
///
/// `ROLLCALL_SEAT_OPERATIONS` says how many operations each seed takes; usually few, for the suite to stay short.
@Suite(.serialized) struct SeatOperationsTests {
    private static let operations =
        ProcessInfo.processInfo.environment["ROLLCALL_SEAT_OPERATIONS"].flatMap { Int($0) } ?? 100
    private static let clients = 6

    private final class Progress: Sendable {
        let isDone = Atomic(false)
        let samples = Atomic(0)
    }

    private static let workers = 3

    @Test(arguments: 1...20)
    func everyInvariantHoldsWhateverIsDoneAndBroken(seed: UInt64) async throws {
        try await World.make(seats: 30, connections: 14, clock: QuickClock().clock) { world in
            let shared = SeatClient.Shared()
            let other = try await prepare(world, shared)
            let progress = Progress()
            await withTaskGroup(of: Void.self) { group in
                for worker in 0..<Self.workers {
                    group.addTask { await work(world, seed * 100 + UInt64(50 + worker), until: progress) }
                }
                group.addTask {
                    let sampler = SeatSampler(world: world)
                    while !progress.isDone.load(ordering: .relaxed) {
                        guard let wrong = await sampler.look() else { continue }
                        #expect(wrong.isEmpty)
                        progress.samples.add(1, ordering: .relaxed)
                        await Self.breathe()
                    }
                }
                group.addTask {
                    await withTaskGroup(of: Void.self) { clients in
                        for number in 0..<Self.clients {
                            let random = SeededGenerator(seed: seed * 100 + UInt64(number))
                            clients.addTask {
                                var client = SeatClient(world: world, shared: shared, other: other, random: random)
                                for _ in 0..<(Self.operations / Self.clients) { await client.act() }
                            }
                        }
                    }
                    progress.isDone.store(true, ordering: .relaxed)
                }
            }
            try await settle(world)
            let plain = try await world.expectPlainSeats()
            try await expectExclusiveSeats(world)
            #expect(progress.samples.load(ordering: .relaxed) > 5 && plain.outcomes.count > Self.operations / 4)
        }
    }

    private func prepare(_ world: World, _ shared: SeatClient.Shared) async throws -> SCIMConfiguration {
        let configurations = SCIMConfigurationStore(database: world.database, identifiers: .random, clock: .system)
        let other = try await configurations.create(NewSCIMConfiguration(name: "Okta", idp: .okta), for: world.tenant)
        let second = try await world.pools.create(
            NewLicensePool(name: "Second", product: "q", seats: 12), for: world.tenant)
        for user in 1...SeatClient.people { try await world.addUser(user) }
        let groups = (1...4).map { UUID.numbered(7000 + $0) }
        for group in groups { try await world.addGroup(group) }
        shared.things.withLock { things in
            things.pools = [world.pool.id, second.id]
            things.groups = groups
        }
        return other
    }

    /// A worker that is now and then cancelled in the middle of a transaction.
    private func work(_ world: World, _ seed: UInt64, until progress: Progress) async {
        var random = SeededGenerator(seed: seed)
        while !progress.isDone.load(ordering: .relaxed) {
            let steps = Int.random(in: 5...200, using: &random)
            let run = Task { try await world.reconciler(stepsAtOnce: steps).reconcile(world.tenant) { _, _ in } }
            if Int.random(in: 0..<4, using: &random) == 0 {
                for _ in 0..<Int.random(in: 0...300, using: &random) { await Task.yield() }
                run.cancel()
            }
            _ = await run.result
            await Self.breathe()
        }
    }

    /// Leaves the processor to those who have something to do; nothing is waited for.
    private static func breathe() async {
        try? await Task.sleep(for: .milliseconds(5))
    }

    private func settle(_ world: World) async throws {
        let deadline = ContinuousClock.now + .seconds(120)
        while true {
            do {
                // Twice: the end of a group ends its rules, which is an event again.
                for _ in 1...2 { try await world.reconcile() }
                if try await world.deadlines.tell(of: world.tenant) == 0 { return }
            } catch is PostgresError where ContinuousClock.now < deadline {
                await Task.yield()
            }
        }
    }

    /// What the fold has told, by itself: a seat is given only when nobody has it, and given up only by who has it.
    private func expectExclusiveSeats(_ world: World) async throws {
        struct Seat: Hashable {
            let pool: String
            let number: Int64
        }
        var holders: [Seat: UUID] = [:]
        for event in try await world.wholeLog() where event.type.rawValue.hasPrefix("license.") {
            let data = try JSONParser.parse(event.data)
            guard let pool = data["pool_id"]?.stringValue, let number = data["seat_number"]?.integerValue else {
                continue
            }
            let seat = Seat(pool: pool, number: number)
            switch event.type {
            case .licenseAssigned, .licensePromoted:
                #expect(holders[seat] == nil)
                holders[seat] = event.subject
            case .licenseReleased, .licenseRevoked:
                #expect(holders[seat] == event.subject)
                holders[seat] = nil
            default: #expect(holders[seat] == event.subject)
            }
        }
        #expect(try await world.rows("SELECT FROM {schema}.seats WHERE user_id IS NOT NULL").count == holders.count)
    }
}

extension World {
    /// A person's row, for those who ask whether there is such a person; the seats go by events.
    func addUser(_ user: Int) async throws {
        try await run(
            """
            INSERT INTO {schema}.users (id, user_name, user_name_key, active, configuration_id, version, created_at,
                                        updated_at, document)
            VALUES ($1, $1::uuid::text, $1::uuid::text, true, $2, 1, now(), now(), '{}')
            """, [.uuid(.numbered(user)), .uuid(configuration.id)])
    }

    func addGroup(_ id: UUID) async throws {
        try await run(
            """
            INSERT INTO {schema}.groups (id, display_name, display_name_key, configuration_id, version, created_at,
                                         updated_at, document)
            VALUES ($1, $1::uuid::text, $1::uuid::text, $2, 1, now(), now(), '{}')
            """, [.uuid(id), .uuid(configuration.id)])
    }

    /// Ends all connections to the database but the one that says so.
    func terminateBackends() async throws {
        _ = try await client.query(
            Statement(
                "test.terminate_backends",
                """
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                """))
    }
}
