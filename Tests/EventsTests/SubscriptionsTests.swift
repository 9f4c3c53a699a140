import FoundationEssentials
import Jobs
import Postgres
import Tenancy
import Testing

@testable import Events

struct SubscriptionsTests {
    private static let fold = JobKind("test.fold", queue: "tests")
    private static let mail = JobKind("test.mail", queue: "tests")

    @Test func wakesEachKindOnceForASubject() async throws {
        try await World.make { world in
            let log = world.log(
                with: Subscriptions([.userCreated: [Self.fold, Self.mail], .userDeleted: [Self.fold]]))
            let (first, second) = (UUID(), UUID())
            try await world.database.transaction(for: world.tenant) { transaction in
                log.append(
                    [
                        NewEvent(type: .userCreated, subject: first), NewEvent(type: .userDeleted, subject: first),
                        NewEvent(type: .userDeleted, subject: second), NewEvent(type: .groupDeleted, subject: second),
                    ], in: transaction)
            }
            #expect(
                try await jobs(of: world)
                    == [
                        "test.fold \(first.uuidString.lowercased())", "test.fold \(second.uuidString.lowercased())",
                        "test.mail \(first.uuidString.lowercased())",
                    ].sorted())
        }
    }

    @Test func aRollbackLeavesNoJob() async throws {
        struct Refused: Error {}
        try await World.make { world in
            let log = world.log(with: Subscriptions([.userCreated: [Self.fold]]))
            await #expect(throws: Refused.self) {
                try await world.database.transaction(for: world.tenant) { transaction in
                    log.append([NewEvent(type: .userCreated, subject: UUID())], in: transaction)
                    _ = try await transaction.query(EventStatements.hasArrivals)
                    throw Refused()
                }
            }
            let waiting = try await jobs(of: world)
            #expect(waiting.isEmpty)
        }
    }

    @Test func mergingKeepsBoth() {
        let merged = Subscriptions([.userCreated: [Self.fold]]).merging(Subscriptions([.userCreated: [Self.mail]]))
        #expect(merged.kinds == [Self.fold, Self.mail])
    }

    @Test func knowsTheKindsOfSomeTypes() {
        let subscriptions = Subscriptions([.userCreated: [Self.fold, Self.mail], .userDeleted: [Self.fold]])
        #expect(subscriptions.kinds == [Self.fold, Self.mail])
        #expect(subscriptions.kinds(for: [.userDeleted, .groupDeleted]) == [Self.fold])
        #expect(subscriptions.kinds(for: []).isEmpty)
    }

    private func jobs(of world: World) async throws -> [String] {
        let rows = try await world.client.query(
            Statement(
                "test.jobs",
                "SELECT kind || ' ' || unique_key FROM rollcall.jobs WHERE tenant_id = $1 ORDER BY 1"),
            [.text(world.tenant.id.text)])
        return try rows.map { try $0.decode(String.self, at: 0) }
    }
}
