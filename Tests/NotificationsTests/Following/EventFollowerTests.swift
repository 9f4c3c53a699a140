import Events
import FoundationEssentials
import Postgres
import Tenancy
import TestDatabase
import Testing

@testable import Notifications

struct EventFollowerTests {
    @Test func everyEventIsHeardOnceInOrderWhileWritersAreBusyAndFollowersCompete() async throws {
        try await World.make { world in
            try await world.prepareNotes()
            let tenant = try await world.listenedTo()
            try await withThrowingTaskGroup { group in
                for _ in 0..<6 {
                    group.addTask {
                        for _ in 0..<25 { try await world.commit(events(2), as: tenant) }
                    }
                }
                for _ in 0..<3 {
                    group.addTask {
                        let follower = world.follower(NotingListener(), eventsAtOnce: 7)
                        for _ in 0..<20 { try await follower.follow(tenant) { _ in } }
                    }
                }
                try await group.waitForAll()
            }
            try await world.follower(NotingListener()).follow(tenant) { _ in }
            #expect(try await world.notes() == Array(1...300))
        }
    }

    @Test func whatAFailedStepWroteIsHeardAgain() async throws {
        struct Refused: Error {}
        try await World.make { world in
            try await world.prepareNotes()
            try await world.commit(events(3))
            let follower = world.follower(NotingListener())
            await #expect(throws: Refused.self) {
                try await follower.follow(world.tenant) { _ in throw Refused() }
            }
            #expect(try await world.notes().isEmpty)
            try await follower.follow(world.tenant) { _ in }
            #expect(try await world.notes() == [1, 2, 3])
        }
    }

    @Test func nobodyLooksThroughWhatWasWrittenWhileNobodyListened() async throws {
        try await World.make { world in
            try await world.prepareNotes()
            try await world.commit(events(5))
            let tenant = try await world.listenedTo()
            try await world.commit(events(1), as: tenant)
            try await world.follower(NotingListener()).follow(tenant) { _ in }
            #expect(try await world.notes() == [6])
        }
    }

    @Test func aSecondListenerMakesTheFirstMissNothing() async throws {
        try await World.make { world in
            try await world.prepareNotes()
            let tenant = try await world.listenedTo()
            try await world.commit(events(2), as: tenant)
            #expect(try await world.begin(.mail) == 2)
            try await world.follower(NotingListener()).follow(tenant) { _ in }
            #expect(try await world.notes() == [1, 2])
            #expect(try await world.present().listeners == [.webhooks, .mail])
        }
    }

    @Test func aTenantToWhomNobodyListensHasNoJobs() async throws {
        try await World.make { world in
            try await world.commit(events(3))
            #expect(try await world.waiting(World.followKind) == 0)
            let tenant = try await world.listenedTo()
            try await world.run("DELETE FROM rollcall.jobs")
            try await world.commit(events(3), as: tenant)
            #expect(try await world.waiting(World.followKind) == 1)
            try await world.database.transaction(for: tenant) { transaction in
                try await world.follower().end(in: transaction) { [] }
            }
            #expect(try await world.present().listeners == [.webhooks])
            try await world.database.transaction(for: tenant) { transaction in
                try await world.follower().end(in: transaction) { .webhooks }
            }
            #expect(try await world.present().listeners.isEmpty)
        }
    }

    /// A writer that has read the tenant's row a moment before somebody listened wakes nobody. Looks that come later do.
    @Test func aWriterThatDoesNotKnowYetIsHeardByALaterLook() async throws {
        try await World.make { world in
            try await world.prepareNotes()
            let tenant = try await world.listenedTo()
            try await world.commit(events(1), as: world.tenant)
            #expect(
                try await world.count(
                    "SELECT count(*) FROM rollcall.jobs WHERE state = 'scheduled' AND run_at > now() + interval '1 s'")
                    == 3)
            #expect(try await world.waiting(World.followKind) == 3)
            try await world.follower(NotingListener()).follow(tenant) { _ in }
            #expect(try await world.notes() == [1])
        }
    }

    @Test func writersOfDifferentPeopleDoNotWaitForEachOther() async throws {
        try await World.make { world in
            let tenant = try await world.listenedTo()
            try await world.commit(events(1), as: tenant)
            try await world.database.transaction(for: tenant) { transaction in
                world.log.append(events(1), in: transaction)
                _ = try await world.log.lastSequence(in: transaction)
                // Commits while the other transaction is open.
                try await world.commit(events(1), as: tenant)
            }
            #expect(try await world.waiting(World.followKind) == 3 + 3)
        }
    }
}

private func events(_ count: Int) -> [NewEvent] {
    (0..<count).map { _ in NewEvent(type: .userUpdated, subject: UUID()) }
}

extension World {
    /// The tenant after a webhook listener has begun.
    fileprivate func listenedTo() async throws -> Tenant {
        _ = try await begin(.webhooks)
        return try await present()
    }

    fileprivate func begin(_ listener: Listeners) async throws -> Int64 {
        try await log.number(of: tenant)
        return try await database.transaction(for: tenant) { try await follower().begin(listener, in: $0) }
    }
}
