import FoundationEssentials
import Postgres
import Tenancy
import Testing

@testable import Provisioning

struct ProvisioningLogTests {
    @Test func everyFilterFindsItsOwnAndNothingElse() async throws {
        try await World.make { world in
            let (ada, other) = (World.People.ada, UUID())
            var group = ProvisioningEffect(resourceType: "Group", resourceID: UUID())
            group.isChanged = true
            world.recorder.record([
                world.entry(.create, world.person("ada", externalID: "e-ada", id: ada), request: "r1"),
                world.entry(.update, group, ProvisioningAnswer(status: 200), request: "r2"),
                world.entry(
                    .create, world.person("bob", id: nil),
                    ProvisioningAnswer(status: 409, code: "uniqueness", scimType: "uniqueness"), request: "r3",
                    configuration: other),
            ])
            await world.recorder.write()
            func check(
                _ expected: [String], at place: SourceLocation = #_sourceLocation,
                _ change: (inout ProvisioningFilter) -> Void
            ) async throws {
                let found = try await world.all(change).map(\.requestID)
                #expect(found == expected, sourceLocation: place)
            }
            try await check(["r3"]) { $0.configurationID = other }
            try await check(["r2"]) { $0.operation = .update }
            try await check(["r2"]) { $0.resourceType = "Group" }
            try await check(["r3", "r1"]) { $0.resourceType = "User" }
            try await check(["r1"]) { $0.resourceID = ada }
            try await check(["r3"]) { $0.outcome = .failure }
            try await check(["r2", "r1"]) { $0.outcome = .success }
            try await check(["r3"]) { $0.status = 409 }
            try await check(["r2"]) { $0.status = 200 }
            try await check(["r3"]) { $0.scimType = "uniqueness" }
            try await check(["r2"]) { $0.requestID = "r2" }
            try await check(["r1"]) { $0.text = "ADA" }
            try await check(["r1"]) { $0.text = "e-ada" }
            try await check([]) { $0.text = "E-ADA" }
            try await check(["r3"]) { $0.text = "Bob" }
            try await check([]) { $0.since = .now.addingTimeInterval(60) }
            try await check([]) { $0.until = .now.addingTimeInterval(-60) }
            try await check([]) { ($0.text, $0.outcome) = ("ada", .failure) }
            try await check(["r1"]) { ($0.requestID, $0.operation) = ("r1", .create) }
        }
    }

    @Test func whoWasDeletedIsFoundByTheNameOfThen() async throws {
        try await World.make { world in
            let gone = world.person("gone", externalID: "e-gone")
            world.recorder.record([
                world.entry(.create, gone, request: "made"),
                world.entry(.delete, gone, ProvisioningAnswer(status: 204), request: "deleted"),
            ])
            await world.recorder.write()
            let (byName, byID) = (try await world.all { $0.text = "Gone" }, try await world.all { $0.text = "e-gone" })
            #expect(byName.map(\.requestID) == ["deleted", "made"] && byID == byName)
        }
    }

    @Test func pagesGoBackWithoutAnythingTwiceOrMissing() async throws {
        try await World.make { world in
            world.recorder.record((1...25).map { world.entry(request: "r\($0)") })
            await world.recorder.write()
            var (seen, before): ([String], UUID?) = ([], nil)
            repeat {
                let page = try await world.log.page(of: world.tenant, ProvisioningFilter(), before: before, limit: 7)
                seen += page.elements.map(\.requestID)
                before = page.next
                // What comes meanwhile is newer and does not show.
                world.recorder.record(world.entry(request: "late"))
                await world.recorder.write()
            } while before != nil
            #expect(seen == (1...25).reversed().map { "r\($0)" })
        }
    }

    /// A filter that no index serves finds its one entry at the other end of a long log, a bounded look at a time.
    @Test func aPageLooksOnlySoFarAndSaysWhereTheNextBegins() async throws {
        try await World.make { world in
            let rows = ProvisioningRead.lookedAtOnce * 2 + 10
            _ = try await world.database.query(
                Statement(
                    "test.fill_far",
                    """
                    INSERT INTO {schema}.provisioning_log (id, time, request_id, operation, resource_type, outcome, status,
                        microseconds)
                    SELECT (lpad(to_hex(n), 12, '0') || '70008000000000000000')::uuid, now(), 'r' || n, 'read', 'User', 'success',
                        CASE WHEN n IN (1, $1::int8 - 1) THEN 204 ELSE 200 END, 1
                    FROM generate_series(1, $1::int8) n
                    """), for: world.tenant, [.int8(Int64(rows))])
            var filter = ProvisioningFilter()
            filter.status = 204
            var (seen, pages, before): ([String], [Int], UUID?) = ([], [], nil)
            repeat {
                let page = try await world.log.page(of: world.tenant, filter, before: before, limit: 10)
                seen += page.elements.map(\.requestID)
                pages.append(page.elements.count)
                before = page.next
            } while before != nil
            #expect(seen == ["r\(rows - 1)", "r1"] && pages == [1, 0, 1])

            var (followed, after, isAtEnd): ([String], UUID, Bool) = ([], .none, false)
            while !isAtEnd {
                let page = try await world.log.following(of: world.tenant, filter, after: after, limit: 10)
                followed += page.elements.map(\.requestID)
                (after, isAtEnd) = (page.next, page.isAtEnd)
            }
            #expect(followed == ["r1", "r\(rows - 1)"])
        }
    }

    @Test func followingReadsOnFromWhereItWas() async throws {
        try await World.make { world in
            let start = UUID.none
            world.recorder.record((1...3).map { world.entry(request: "r\($0)") })
            await world.recorder.write()
            let first = try await world.log.following(of: world.tenant, ProvisioningFilter(), after: start, limit: 2)
            #expect(first.elements.map(\.requestID) == ["r1", "r2"])
            let last = try #require(first.elements.last?.id)
            let rest = try await world.log.following(of: world.tenant, ProvisioningFilter(), after: last, limit: 2)
            #expect(rest.elements.map(\.requestID) == ["r3"])
        }
    }

    @Test func whoFindsNothingReadsOnFromWhatHasSettled() async throws {
        try await World.make { world in
            world.recorder.record((1...3).map { world.entry(request: "r\($0)") })
            await world.recorder.write()
            var filter = ProvisioningFilter()
            filter.requestID = "nobody's"
            let page = try await world.log.following(of: world.tenant, filter, after: .none, limit: 2)
            let newest = try #require(try await world.all().first)
            #expect(page.elements.isEmpty && page.isAtEnd && page.next > newest.id)
            // What comes afterwards is not passed over.
            let late = UUID(beforeAllOf: .now.addingTimeInterval(4))
            #expect(page.next < late)
        }
    }

    @Test func whatHasNotSettledIsNotShownToWhoFollows() async throws {
        try await World.make { world in
            world.recorder.record(world.entry())
            await world.recorder.write()
            let page = try await world.log(ahead: -1).following(
                of: world.tenant, ProvisioningFilter(), after: .none, limit: 2)
            #expect(page.elements.isEmpty)
        }
    }

    @Test func forgetsTheOldAndKeepsTheYoung() async throws {
        try await World.make { world in
            world.recorder.record([world.entry(request: "old"), world.entry(request: "old too")])
            await world.recorder.write()
            let inAWeek = world.log(ahead: 7 * 86_400)
            let young = try await inAWeek.forget(of: world.tenant, olderThan: .seconds(8 * 86_400))
            let old = try await inAWeek.forget(of: world.tenant, olderThan: .seconds(6 * 86_400))
            let left = try await world.all()
            #expect((young, old) == (0, 2) && left.isEmpty)
        }
    }
}
