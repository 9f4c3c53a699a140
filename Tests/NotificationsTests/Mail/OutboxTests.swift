import Crypto
import Events
import FoundationEssentials
import JSON
import Postgres
import Tenancy
import TestDatabase
import Testing

@testable import Notifications

@Suite struct OutboxTests {
    @Test func aDigestTellsOfAllThatWaitedAndOfNothingTwice() async throws {
        try await World.make { world in
            let pool = UUID()
            let contact = try await world.contact()
            let tenant = try await world.present()
            for people in 1...3 {
                let waitlisted = NewEvent.mail("license.waitlisted", ["pool_id": .string(pool.uuidString)])
                try await world.commit(Array(repeating: waitlisted, count: people), as: tenant)
                try await world.hear(StatedFacts(pools: [pool: "A <b>"]))
            }
            try await world.digests.gather(for: [contact.id], of: tenant) { _ in }
            #expect(try await world.waiting(World.mailJobs.send) == 1)
            let digest = try #require(try await world.notifications().first { $0.type == .digest })
            let mail = try #require(try await world.outbox.start(digest.id, of: tenant))
            for people in 1...3 { #expect(mail.content.text.contains("* A <b>: \(people) more in line")) }
            #expect(mail.content.html.contains("A &lt;b&gt;: 3 more in line"))
            #expect(
                mail.unsubscribeURL?.hasPrefix("https://rollcall.example/t/acme/notifications/unsubscribe?") == true)

            try await world.outbox.finish(digest.id, as: .sent, reply: "250 ok", of: tenant) { _ in }
            #expect(try await world.notifications().allSatisfy { $0.state == .sent && $0.sentAt != nil })
            #expect(try await world.outbox.start(digest.id, of: tenant) == nil)

            // Nothing waits: no mail.
            try await world.digests.gather(for: [contact.id], of: tenant) { _ in }
            #expect(try await world.notifications().count == 4)
        }
    }

    @Test func aBouncedAddressGetsNothingUntilSomebodyLiftsThat() async throws {
        try await World.make { world in
            _ = try await world.contact("Gone@example.com")
            let first = try await world.told()
            _ = try await world.outbox.start(first, of: world.tenant)
            try await world.outbox.finish(
                first, as: .bounced, reply: "550 nobody", suppressesAddress: true, of: world.tenant
            ) { _ in }
            #expect(try await world.outbox.start(try await world.told(), of: world.tenant) == nil)
            #expect(try await world.notifications().map(\.state) == [.suppressed, .bounced])

            let suppressions = try await world.stores().suppressions.page(of: world.tenant, limit: 10).elements
            #expect(suppressions.map(\.address) == ["Gone@example.com"] && suppressions.map(\.reply) == ["550 nobody"])
            try await world.stores().suppressions.lift(suppressions[0].id, of: world.tenant)
            #expect(try await world.outbox.start(try await world.told(), of: world.tenant) != nil)
            await #expect(throws: MailError.suppressionNotFound) {
                try await world.stores().suppressions.lift(suppressions[0].id, of: world.tenant)
            }
        }
    }

    @Test func whoUnsubscribedOrWasRemovedGetsNothingThatWaited() async throws {
        try await World.make { world in
            let contact = try await world.contact()
            let (first, second) = (try await world.told(), try await world.told())
            try await world.stores().contacts.unsubscribe(contact.id, of: world.tenant)
            #expect(try await world.outbox.start(first, of: world.tenant) == nil)
            try await world.stores().contacts.delete(contact.id, of: world.tenant)
            #expect(try await world.outbox.start(second, of: world.tenant) == nil)
            #expect(try await world.notifications().map(\.state) == [.suppressed, .suppressed])
            #expect(
                try await world.stores().log.page(of: world.tenant, NotificationFilter(state: .suppressed), limit: 1)
                    .next == second)
        }
    }

    @Test func whatIsGatheredForAContactWhoIsRemovedDoesNotWaitForEver() async throws {
        try await World.make { world in
            let contact = try await world.contact()
            let tenant = try await world.present()
            try await world.commit([.mail("license.waitlisted", ["pool_id": .string(UUID().uuidString)])], as: tenant)
            try await world.hear()
            #expect(try await world.notifications().map(\.state) == [.queued])
            try await world.stores().contacts.delete(contact.id, of: tenant)
            #expect(try await world.notifications().map(\.state) == [.suppressed])
            #expect(try await world.notifications().map(\.reply) == ["the contact was removed"])
            // Told in the same moment: the digest's job ends it.
            try await world.run("UPDATE {schema}.notifications SET state = 'queued', reply = NULL")
            try await world.digests.gather(for: [contact.id], of: tenant) { _ in }
            #expect(try await world.notifications().map(\.state) == [.suppressed])
        }
    }

    @Test func aTypeHasOwnTextsInAtMostTwentyLocales() async throws {
        try await World.make { world in
            let templates = world.stores().templates
            let text = MailTemplateText(subject: "s", text: "t", html: "h")
            func locale(_ number: Int) -> String { "en-x\(number)" }
            for number in 1...MailTemplateStore.mostLocales {
                _ = try await templates.put(text, for: .userWelcome, locale: locale(number), of: world.tenant)
            }
            await #expect(throws: MailError.tooManyTemplates(limit: 20)) {
                try await templates.put(text, for: .userWelcome, locale: "fr", of: world.tenant)
            }
            // What is there can be replaced, and another type has its own.
            _ = try await templates.put(text, for: .userWelcome, locale: locale(1), of: world.tenant)
            _ = try await templates.put(text, for: .digest, locale: "fr", of: world.tenant)
            #expect(try await templates.overrides(of: world.tenant).count == 21)
        }
    }

    @Test func attemptsAreCountedAndTheLastReplyIsKept() async throws {
        try await World.make { world in
            _ = try await world.contact()
            let id = try await world.told()
            for _ in 1...2 {
                #expect(try await world.outbox.start(id, of: world.tenant) != nil)
                try await world.outbox.note(id, reply: "450 busy", of: world.tenant)
            }
            let notification = try await world.stores().log.find(id, of: world.tenant)
            #expect(notification.attempts == 2 && notification.reply == "450 busy" && notification.state == .queued)
        }
    }

    @Test func aTenantsOwnTextsComeInTheNearestLanguage() async throws {
        try await World.make { world in
            let templates = world.stores().templates
            func text(_ subject: String) -> MailTemplateText {
                MailTemplateText(subject: subject, text: "t", html: "h")
            }
            for (locale, subject) in [("en", "English"), ("de", "Deutsch"), ("de-AT", "Servus")] {
                _ = try await templates.put(text(subject), for: .userWelcome, locale: locale, of: world.tenant)
            }
            for (locale, subject) in [("de-at", "Servus"), ("de-ch", "Deutsch"), ("fr", "English"), ("", "English")] {
                let template = try await templates.templates(for: [.userWelcome], locale: locale, of: world.tenant)
                #expect(template[.userWelcome]?.filled(with: MailValues()).subject == subject)
            }
            try await templates.delete(.userWelcome, locale: "en", of: world.tenant)
            let builtIn = try await templates.templates(for: [.userWelcome], locale: "fr", of: world.tenant)
            #expect(builtIn[.userWelcome]?.filled(with: MailValues(["tenant_name": "X"])).subject == "Welcome to X")
            await #expect(throws: MailError.templateNotFound) {
                try await templates.delete(.userWelcome, locale: "en", of: world.tenant)
            }
        }
    }

    @Test func aLinkIsGoodForOneContactOfOneTenant() async throws {
        try await World.make { world in
            let other = try await world.tenants.create(slug: "globex", name: "Globex")
            let link = UnsubscribeLink(secretKey: SymmetricKey(size: .bits256), publicURL: "https://x.example")
            let contact = UUID()
            let url = try #require(link.url(for: contact, of: world.tenant))
            let signature = String(try #require(url.split(separator: "=").last))
            #expect(link.isValid(signature, for: contact, of: world.tenant))
            #expect(!link.isValid(signature, for: contact, of: other))
            #expect(!link.isValid(signature, for: UUID(), of: world.tenant))
            #expect(!link.isValid(String(signature.dropLast()), for: contact, of: world.tenant))
            #expect(!link.isValid("", for: contact, of: world.tenant))
        }
    }
}

extension World {
    /// A notification that waits to be sent.
    fileprivate func told() async throws -> UUID {
        try await commit([.mail("scim_token.expiring")], as: try await present())
        try await hear()
        return try #require(try await notifications().first).id
    }
}
