import Events
import FoundationEssentials
import JSON
import Postgres
import SCIM
import Tenancy
import Testing

@testable import Provisioning

struct ProvisioningRecorderTests {
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

    @Test func aNameThatWasOnlyAskedForIsFoundAndNotKept() async throws {
        try await World.make { world in
            var wanted = world.person("Secret.Person@example.com", id: nil)
            wanted.isNameSecret = true
            world.recorder.record(
                world.entry(
                    .create, wanted, ProvisioningAnswer(status: 409, code: "uniqueness", scimType: "uniqueness")))
            await world.recorder.write()

            let found = try await world.all { $0.text = "secret.person@EXAMPLE.com" }
            #expect(found.count == 1 && found.first?.name == nil)
            let rows = try await world.database.query(
                Statement("test.whole", "SELECT l::text FROM {schema}.provisioning_log l"), for: world.tenant)
            #expect(try rows.map { try $0.decode(String.self) }.allSatisfy { !$0.lowercased().contains("secret") })
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
