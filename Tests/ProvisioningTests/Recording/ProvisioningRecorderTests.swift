import Events
import FoundationEssentials
import JSON
import Postgres
import SCIM
import Synchronization
import Tenancy
import TestDatabase
import Testing

@testable import Provisioning

struct ProvisioningRecorderTests {
    private final class Asked: Sendable {
        let count = Mutex(0)
    }

    @Test func writesAnEntryWithAllThatIsKnown() async throws {
        try await World.make { world in
            var effect = world.person("Ada@Example.com", externalID: "ext-1")
            effect.changes = [Change(path: "title", old: "Clerk", new: "Boss")]
            effect.coercions = [Coercion(.booleanAsText, at: "active")]
            world.recorder.record(world.entry(.update, effect, ProvisioningAnswer(status: 200)))
            await world.recorder.write()

            let entry = try #require(try await world.all().first)
            #expect(entry.operation == .update && entry.outcome == .warning && entry.status == 200)
            #expect(entry.name == "Ada@Example.com" && entry.externalID == "ext-1" && entry.resourceType == "User")
            #expect(entry.resourceID == effect.resourceID && entry.configurationID == world.configurationID)
            #expect(entry.requestID == "request-1" && entry.microseconds == 1_234)
            #expect(entry.changes == #"[{"path":"title","old":"Clerk","new":"Boss"}]"#)
            #expect(entry.coercions == #"[{"code":"booleanAsText","path":"active"}]"#)
            #expect(try await world.log.find(entry.id, of: world.tenant) == entry)
        }
    }

    @Test func namesThatWereOnlyAskedForAreFoundAndNotKept() async throws {
        try await World.make { world in
            var wanted = world.person("Secret.Person@example.com", externalID: "secret-1", id: nil)
            wanted.isSecret = true
            world.recorder.record(
                world.entry(
                    .create, wanted, ProvisioningAnswer(status: 409, code: "uniqueness", scimType: "uniqueness")))
            await world.recorder.write()

            let found = try await world.all { $0.text = "secret.person@EXAMPLE.com" }
            #expect(found.count == 1 && found.first?.name == nil && found.first?.externalID == nil)
            #expect(try await world.all { $0.text = "secret-1" } == found)
            let rows = try await world.database.query(
                Statement("test.whole", "SELECT l::text FROM {schema}.provisioning_log l"), for: world.tenant)
            #expect(try rows.map { try $0.decode(String.self) }.allSatisfy { !$0.lowercased().contains("secret") })
        }
    }

    @Test func aDifferenceIsWorkedOutForTheLogAlone() async throws {
        try await World.make { world in
            let asked = Asked()
            var effect = world.person("ada")
            effect.difference = {
                asked.count.withLock { $0 += 1 }
                return [Change(path: "title", old: nil, new: "Boss")]
            }
            #expect(asked.count.withLock { $0 } == 0)
            world.recorder.record(world.entry(.create, effect))
            await world.recorder.write()
            let changes = try await world.all().first?.changes
            #expect(changes == #"[{"path":"title","new":"Boss"}]"#)
            #expect(asked.count.withLock { $0 } == 1)
        }
    }

    /// A lock of another session, for as long as the body runs.
    private func locked(_ world: World, _ body: () async throws -> Void) async throws {
        let table = "\(world.tenant.id.schema.text).provisioning_log"
        try await world.client.transaction { transaction in
            _ = try await transaction.query(Statement("test.lock", "LOCK TABLE \(table) IN EXCLUSIVE MODE"))
            try await body()
        }
    }

    @Test func whatWaitedForALockGetsTheIDsOfALaterAttempt() async throws {
        try await World.make { world in
            func attempt(after: Date) async throws -> Date? {
                let waiting = Statement(
                    "test.waiting",
                    """
                    SELECT xact_start FROM pg_stat_activity
                    WHERE wait_event_type = 'Lock' AND query LIKE '%\(world.tenant.id.schema.text)%' AND xact_start > $1
                    ORDER BY xact_start DESC LIMIT 1
                    """)
                return try await world.client.query(waiting, [.timestamp(after)]).first.map { try $0.decode(Date.self) }
            }
            world.recorder.record(world.entry())
            var (first, second) = (Date?.none, Date?.none)
            var writing: Task<Void, Never>?
            try await locked(world) {
                writing = Task { await world.recorder.write() }
                try await eventually("the writer waits") {
                    first = try await attempt(after: Date(timeIntervalSince1970: 0))
                    return first != nil
                }
                let begun = try #require(first)
                try await eventually("it gives up and comes again") {
                    second = try await attempt(after: begun.addingTimeInterval(0.01))
                    return second != nil
                }
            }
            await writing?.value
            // Should the lock have outlasted all attempts, a gap stands in the entry's place.
            await world.recorder.write()
            let entry = try #require(try await world.all().first)
            let moment = try #require(second).addingTimeInterval(-0.002)
            #expect(entry.id > UUID(beforeAllOf: moment))
        }
    }

    @Test func repeatedRefusalsOfOneCredentialAreOneEntryAndACount() async throws {
        try await World.make { world in
            let (credential, start) = (UUID(), Date.now)
            func refuse(_ number: Int, _ credential: UUID) {
                world.recorder.record(
                    NewProvisioningEntry(
                        tenant: world.tenant, time: start, configurationID: world.configurationID,
                        credentialID: credential, requestID: "r\(number)", operation: .search, effect: nil,
                        answer: ProvisioningAnswer(status: 401, code: "credential_revoked", detail: "No."),
                        microseconds: 1))
            }
            for number in 1...5 { refuse(number, credential) }
            refuse(6, UUID())
            await world.recorder.write()
            #expect(try await world.all().map(\.requestID) == ["r6", "r1"])
            await world.recorder.finish()
            let last = try #require(try await world.all().first)
            #expect(last.requestID == "r5" && last.code == "credential_revoked")
            #expect(last.detail == "No. So were 4 requests of this credential within a minute.")
            #expect(try await world.all().count == 3)
        }
    }

    @Test func whatWaitsHoldsNothingOfALongBody() async throws {
        try await World.make { world in
            var effect = world.person("ada")
            effect.changes = [Change(path: "title", old: nil, new: .string(String(repeating: "x", count: 100_000)))]
            #expect(world.entry(.create, effect).size < 1_000)
        }
    }

    @Test func whatHasNoRoomIsCountedAndLeavesAGap() async throws {
        try await World.make(capacity: 3) { world in
            for number in 1...5 { world.recorder.record(world.entry(request: "r\(number)")) }
            await world.recorder.write()
            let entries = try await world.all()
            #expect(entries.map(\.operation) == [.gap, .create, .create, .create])
            #expect(entries.first?.detail == "2" && entries.first?.outcome == .warning)
            // The gap is told once.
            await world.recorder.write()
            #expect(try await world.all().count == 4)
        }
    }

    @Test func entriesThatTheDatabaseRefusesAreAGapOnceItTakesThem() async throws {
        try await World.make { world in
            let schema = world.tenant.id.schema.text
            func rename(_ from: String, _ to: String) async throws {
                _ = try await world.client.query(
                    Statement("test.rename.\(to)", "ALTER TABLE \(schema).\(from) RENAME TO \(to)"))
            }
            try await rename("provisioning_log", "elsewhere")
            for _ in 1...4 { world.recorder.record(world.entry()) }
            await world.recorder.write()
            // Nor can the gap be written yet; it must not count as one entry less or more.
            await world.recorder.write()
            try await rename("elsewhere", "provisioning_log")
            await world.recorder.write()
            #expect(try await world.all().map(\.detail) == ["4"])
        }
    }

    @Test func aTextWithAZeroByteLosesTheByteAndNotTheEntry() async throws {
        try await World.make { world in
            world.recorder.record(
                world.entry(
                    .create, world.person("a\0b", externalID: "x\0y"), ProvisioningAnswer(status: 400, detail: "d\0")))
            await world.recorder.write()
            let entry = try #require(try await world.all().first)
            #expect(entry.name == "ab" && entry.externalID == "xy" && entry.detail == "d")
        }
    }

    @Test func aThousandEntriesAreWrittenInTheirOrder() async throws {
        try await World.make { world in
            world.recorder.record((1...1_200).map { world.entry(request: "r\($0)") })
            await world.recorder.write()
            let newest = try await world.log.page(of: world.tenant, ProvisioningFilter(), limit: 3)
            #expect(newest.elements.map(\.requestID) == ["r1200", "r1199", "r1198"])
        }
    }
}
