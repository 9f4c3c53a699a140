import Events
import Tenancy
import Testing

@testable import Notifications

@Suite struct NotificationPrunerTests {
    @Test func howeverManyAreOldAllAreForgottenAndTheRestStays() async throws {
        try await World.make { world in
            _ = try await world.contact()
            try await world.commit([.mail("scim_token.expiring")], as: try await world.present())
            try await world.hear()
            let new = try await world.notifications()
            try await world.run(
                """
                INSERT INTO {schema}.notifications (id, type, recipient, recipient_key, locale, delivery, data, created_at,
                    updated_at)
                SELECT ('01000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'digest', 'a@x', 'a@x', 'en', 'at_once',
                    '{}', now(), now()
                FROM generate_series(1, 4001) n
                """)
            let pruner = NotificationPruner(database: world.database, clock: .system)
            try await pruner.prune(world.tenant)
            #expect(try await world.notifications().map(\.id) == new.map(\.id))
            #expect(try await world.count("SELECT count(*) FROM {schema}.notifications") == 1)
        }
    }
}
