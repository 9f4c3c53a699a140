import Events
import FoundationEssentials
import JSON
import Postgres
import Tenancy
import TestDatabase
import Testing

@testable import Notifications

@Suite struct MailListenerTests {
    @Test func aContactIsToldAtOnceOrLaterOrNotAtAllAsItWishes() async throws {
        try await World.make { world in
            let pool = UUID()
            _ = try await world.contact("usual@example.com")
            _ = try await world.contact(
                "other@example.com", [.deletionGuardTripped: .off, .licenseWaitlisted: .atOnce])
            try await world.commit(
                [
                    .mail("deletion_guard.tripped", ["released": 25, "limit": 20]),
                    .mail("license.waitlisted", ["pool_id": .string(pool.uuidString)]), .mail("user.updated"),
                    .mail("unknown.type"),
                ], as: try await world.present())
            try await world.hear(StatedFacts(pools: [pool: "Navigator"]))
            let told = try await world.notifications().map {
                "\($0.recipient) \($0.type.rawValue) \($0.delivery.rawValue)"
            }
            #expect(
                Set(told) == [
                    "usual@example.com deletion_guard.tripped at_once", "usual@example.com license.waitlisted digest",
                    "other@example.com license.waitlisted at_once",
                ])
            #expect(try await world.waiting(World.mailJobs.send) == 2)
            #expect(try await world.waiting(World.mailJobs.digest) == 1)
            #expect(
                try await world.notifications().first { $0.type == .licenseWaitlisted }?.values.texts["pool_name"]
                    == "Navigator")
        }
    }

    @Test func anExpiryThatIsFarOffWaitsForTheDigest() async throws {
        try await World.make { world in
            _ = try await world.contact("usual@example.com")
            _ = try await world.contact("eager@example.com", [.tokenExpiring: .atOnce])
            let end: JSONValue = "2026-03-08T09:14:00Z"
            try await world.commit(
                [
                    .mail("scim_token.expiring", ["days_left": 14, "token_name": "first", "expires_at": end]),
                    .mail("scim_token.expiring", ["days_left": 7, "token_name": "second", "expires_at": end]),
                ], as: try await world.present())
            try await world.hear()
            let notifications = try await world.notifications()
            let told = notifications.map {
                "\($0.recipient) \($0.values.texts["token_name"] ?? "") \($0.delivery.rawValue)"
            }
            #expect(
                Set(told) == [
                    "usual@example.com first digest", "usual@example.com second at_once",
                    "eager@example.com first at_once", "eager@example.com second at_once",
                ])
            #expect(notifications.allSatisfy { $0.values.texts["expires_at"] == "2026-03-08 09:14 UTC" })
        }
    }

    @Test func contactsAreToldOfTheEndsOfTokensAndSecretsButNotOfAPersonsOwn() async throws {
        try await World.make { world in
            _ = try await world.contact()
            let end: JSONValue = "2026-03-08T09:14:00Z"
            let person: JSONValue = .string(UUID().uuidString)
            try await world.commit(
                [
                    .mail("scim_token.expired", ["token_name": "first", "expires_at": end]),
                    .mail("oauth_client.secret_expiring", ["days_left": 14, "client_name": "a", "expires_at": end]),
                    .mail("oauth_client.secret_expiring", ["days_left": 1, "client_name": "b", "expires_at": end]),
                    .mail("oauth_client.secret_expired", ["client_name": "c", "expires_at": end]),
                    .mail("scim_token.expiring", ["days_left": 1, "token_name": "hers", "user_id": person]),
                    .mail("scim_token.expired", ["token_name": "hers", "user_id": person]),
                ], as: try await world.present())
            try await world.hear()
            let told = try await world.notifications().map {
                let texts = $0.values.texts
                return
                    "\($0.type.rawValue) \(texts["token_name"] ?? texts["client_name"] ?? "") \($0.delivery.rawValue)"
            }
            #expect(
                Set(told) == [
                    "scim_token.expired first at_once", "oauth_client.secret_expiring a digest",
                    "oauth_client.secret_expiring b at_once", "oauth_client.secret_expired c at_once",
                ])
        }
    }

    @Test func nobodyIsToldOfWhatIsOlderThanTheWishOrTwiceOfTheSame() async throws {
        try await World.make { world in
            _ = try await world.contact("early@example.com")
            try await world.commit([.mail("scim_token.expiring")], as: try await world.present())
            _ = try await world.contact("late@example.com")
            try await world.hear()
            #expect(try await world.notifications().map(\.recipient) == ["early@example.com"])
            // A second listener of the same log, as if the place had been lost.
            try await world.run("UPDATE {schema}.event_follower SET last_sequence = 0")
            try await world.hear()
            #expect(try await world.notifications().count == 1)
            #expect(try await world.waiting(World.mailJobs.send) == 1)
        }
    }

    @Test func whatEventsDoNotSayIsLookedUp() async throws {
        try await World.make { world in
            let (pool, endpoint) = (UUID(), UUID())
            _ = try await world.contact("it@example.com", [.poolExhausted: .atOnce])
            try await world.commit(
                [
                    .mail("license_pool.exhausted", subject: pool, ["seats": 25, "held": 25, "waiting": 2]),
                    .mail("webhook_endpoint.disabled", subject: endpoint, ["reason": "gone"]),
                ], as: try await world.present())
            try await world.hear(StatedFacts(pools: [pool: "Navigator"]))
            let values = try await world.notifications().map(\.values.texts)
            #expect(values.contains { $0["pool_name"] == "Navigator" && $0["seats"] == "25" && $0["waiting"] == "2" })
            #expect(
                values.contains {
                    $0["endpoint"] == endpoint.uuidString.lowercased()
                        && $0["reason"] == "it has answered that it is gone (410)"
                })
        }
    }

    @Test func aThousandPeopleInLineAreFewNotifications() async throws {
        try await World.make { world in
            let pool = UUID()
            _ = try await world.contact()
            let tenant = try await world.present()
            let event = NewEvent.mail("license.waitlisted", ["pool_id": .string(pool.uuidString)])
            try await world.commit(Array(repeating: event, count: 1000), as: tenant)
            try await world.hear()
            let told = try await world.notifications()
            #expect(told.count == 2)
            #expect(told.compactMap { $0.values.texts["people"].flatMap { Int($0) } }.reduce(0, +) == 1000)
        }
    }

    @Test func whoBeganToListenInTheMiddleHearsOfTheRest() async throws {
        try await World.make { world in
            let event = NewEvent.mail("license.waitlisted", ["pool_id": .string(UUID().uuidString)])
            _ = try await world.contact("early@example.com")
            try await world.commit([event], as: try await world.present())
            _ = try await world.contact("late@example.com")
            try await world.commit([event, event], as: try await world.present())
            try await world.hear()
            let told = try await world.notifications()
            func people(_ address: String) -> Int {
                told.filter { $0.recipient == address }.compactMap { $0.values.texts["people"].flatMap { Int($0) } }
                    .reduce(0, +)
            }
            #expect(people("early@example.com") == 3 && people("late@example.com") == 2)
        }
    }

    @Test func whoRemovesTheLastContactHasNothingToBeWokenFor() async throws {
        try await World.make { world in
            let stores = world.stores()
            let contacts = [try await world.contact("a@example.com"), try await world.contact("b@example.com")]
            _ = try await stores.settings.update(seatAssigned: true, seatPromoted: nil, of: world.tenant)
            for contact in contacts { try await stores.contacts.delete(contact.id, of: world.tenant) }
            #expect(try await world.present().listeners == .mail)
            _ = try await stores.settings.update(seatAssigned: false, seatPromoted: nil, of: world.tenant)
            #expect(try await world.present().listeners == [])
            let again = try await world.contact("a@example.com")
            #expect(try await world.present().listeners == .mail)
            try await stores.contacts.delete(again.id, of: world.tenant)
            #expect(try await world.present().listeners == [])
        }
    }

    @Test func peopleAreNotWrittenToUnlessThatWasTurnedOn() async throws {
        try await World.make { world in
            let (ada, configuration, pool) = (UUID(), UUID(), UUID())
            var facts = StatedFacts(
                people: [
                    ada: MailPerson(
                        userName: "ada", displayName: "Ada", address: "ada@example.com", language: "de-AT")
                ], pools: [pool: "Navigator"])
            _ = try await world.contact()
            let events: [NewEvent] = [
                .mail("user.created", subject: ada, ["configuration_id": .string(configuration.uuidString)]),
                .mail("license.assigned", subject: ada, ["pool_id": .string(pool.uuidString)]),
                .mail("license.promoted", subject: ada, ["pool_id": .string(pool.uuidString)]),
            ]
            try await world.commit(events, as: try await world.present())
            try await world.hear(facts)
            #expect(try await world.notifications().isEmpty)

            facts.welcoming = [configuration]
            _ = try await world.stores().settings.update(seatAssigned: true, seatPromoted: nil, of: world.tenant)
            try await world.commit(events, as: try await world.present())
            try await world.hear(facts)
            let told = try await world.notifications()
            #expect(Set(told.map(\.type)) == [.userWelcome, .licenseAssigned])
            #expect(told.allSatisfy { $0.recipient == "ada@example.com" && $0.locale == "de-at" && $0.userID == ada })
            #expect(told.allSatisfy { $0.values.texts["person_name"] == "Ada" })
        }
    }

    @Test func whoHasNoUsableAddressGetsNothing() async throws {
        try await World.make { world in
            let (ada, configuration) = (UUID(), UUID())
            let facts = StatedFacts(
                people: [
                    ada: MailPerson(userName: "a", displayName: "A", address: "a@b\r\nRCPT TO:<x@y>", language: nil)
                ],
                welcoming: [configuration])
            _ = try await world.contact()
            try await world.commit(
                [.mail("user.created", subject: ada, ["configuration_id": .string(configuration.uuidString)])],
                as: try await world.present())
            try await world.hear(facts)
            #expect(try await world.notifications().isEmpty)
        }
    }
}
