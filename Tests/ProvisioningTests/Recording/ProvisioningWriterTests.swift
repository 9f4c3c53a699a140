import FoundationEssentials
import Postgres
import Tenancy
import Testing

@testable import Provisioning

struct ProvisioningWriterTests {
    /// The end of the first attempt was not heard: its rows may be there, all of them or none.
    @Test(arguments: [true, false])
    func whatIsWrittenAgainUnderTheSameIDsIsThereOnce(isThere: Bool) async throws {
        try await World.make { world in
            let writer = ProvisioningWriter(
                database: world.database, keys: World.keys, identifiers: .random, clock: .system)
            let entries = (1...3).map { world.entry(request: "r\($0)") }
            var ids: [UUID]?
            if isThere {
                try await writer.insert(entries, as: &ids, of: world.tenant)
            } else {
                ids = entries.map { _ in IdentifierGenerator.random.next(at: .now) }
            }
            try await writer.insert(entries, as: &ids, of: world.tenant)
            #expect(try await world.all().map(\.requestID) == ["r3", "r2", "r1"])
        }
    }

    @Test func hashesAreKeptOfThoseAloneWhoAreLookedForByThem() async throws {
        try await World.make { world in
            let ada = world.person("ada", externalID: "e-ada")
            world.recorder.record(world.entry(.create, ada))
            world.recorder.record(world.entry(.create, ada, ProvisioningAnswer(status: 409)))
            world.recorder.record(world.entry(.delete, ada, ProvisioningAnswer(status: 204)))
            await world.recorder.write()
            let kept = try await world.database.query(
                Statement(
                    "test.hashes",
                    """
                    SELECT operation || status FROM {schema}.provisioning_log
                    WHERE name_key IS NOT NULL AND external_key IS NOT NULL ORDER BY id
                    """), for: world.tenant)
            #expect(try kept.map { try $0.decode(String.self) } == ["create409", "delete204"])
        }
    }
}
