import FoundationEssentials
import Postgres
import Tenancy
import Testing

@testable import Provisioning

struct ProvisioningWriterTests {
    /// The end of the first attempt was not heard: its rows may be there, all of them or none. A follower may have gone past
    /// old ids.
    @Test(arguments: [true, false], [0.1, 60])
    func whatIsWrittenAgainIsThereOnce(isThere: Bool, age: TimeInterval) async throws {
        try await World.make { world in
            let writer = ProvisioningWriter(
                database: world.database, keys: World.keys, identifiers: .random, clock: .system)
            let entries = (1...3).map { world.entry(request: "r\($0)") }
            let moment = Date.now.addingTimeInterval(-age)
            let ids = entries.map { _ in IdentifierGenerator.random.next(at: moment) }
            if isThere {
                try await world.database.transaction(for: world.tenant) { transaction in
                    for (entry, id) in zip(entries, ids) {
                        transaction.enqueue(
                            Self.old, [.uuid(id), .timestamp(entry.time), .text(entry.requestID)])
                    }
                }
            }
            var sent: SentEntries? = SentEntries(ids: ids, madeAt: moment)
            try await writer.insert(entries, sent: &sent, of: world.tenant)
            let found = try await world.all()
            #expect(found.map(\.requestID) == ["r3", "r2", "r1"])
            #expect((found.last?.id == ids.first) == (isThere || age < 1))
        }
    }

    private static let old = Statement(
        "test.old_entry",
        """
        INSERT INTO {schema}.provisioning_log (id, time, request_id, operation, outcome, status, microseconds)
        VALUES ($1, $2, $3, 'create', 'success', 201, 1)
        """)

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
