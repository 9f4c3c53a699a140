import FoundationEssentials
import JSON
import SCIM
import Testing

@testable import Directory

@Suite struct SearchTests {
    @Test func pagesRepeatAndLoseNobody() async throws {
        try await World.make { world in
            let people = try await world.manyPeople(257)
            for parameters in [
                [], [("filter", "active eq true")], [("sortBy", "title"), ("filter", #"title ne "T3""#)],
            ] {
                var seen: [UUID] = []
                var total = 0
                var startIndex = 1
                repeat {
                    let page = try await search(
                        world, parameters + [("startIndex", "\(startIndex)"), ("count", "50")])
                    seen += page.resources.map(\.id)
                    total = page.totalResults ?? 0
                    startIndex += 50
                } while startIndex <= total
                #expect(Set(seen).count == total)
                #expect(seen.count == total)
                #expect(Set(people).isSuperset(of: seen))
            }
        }
    }

    @Test func countsWithoutShowing() async throws {
        try await World.make { world in
            _ = try await world.manyPeople(30)
            let counted = try await search(world, [("count", "0")])
            #expect(counted.totalResults == 30)
            #expect(counted.resources.isEmpty)
            let beyond = try await search(world, [("startIndex", "100"), ("filter", "active eq true")])
            #expect(beyond.totalResults == 24)
            #expect(beyond.resources.isEmpty)
            let exact = try await search(world, [("startIndex", "21"), ("count", "10")])
            #expect(exact.totalResults == 30)
            #expect(exact.resources.count == 10)
        }
    }

    @Test func showsListsAsSCIMWantsThem() async throws {
        try await World.make { world in
            let ann = try await world.person("ann")
            let projection = Projection(for: SchemaRegistry.standard.user)
            let page = try await search(world, [])
            let texts = try page.resources.map { try $0.serializedBytes(at: World.base, projection) }
            #expect(page.totalResults == 1)
            #expect(try texts.map { try JSONParser.parse($0) } == [.object(try ann.resource(at: World.base))])
            let some = try Projection(
                attributes: "userName", excludedAttributes: nil, for: SchemaRegistry.standard.user)
            let short = try page.resources.map { try JSONParser.parse($0.serializedBytes(at: World.base, some)) }
            #expect(
                short == [
                    ["id": .string(ann.id.canonicalText), "schemas": [.string(URN.user)], "userName": "ann"]
                ])
        }
    }

    @Test func sortsByColumnsAndByDocumentsAlike() async throws {
        try await World.make { world in
            var ids: [String: UUID] = [:]
            for (userName, more) in [
                ("c", ["title": "x", "displayName": "b"]), ("A", ["title": "Y"]), ("b", ["displayName": "A"]),
            ] as [(String, JSONObject)] {
                ids[userName] = try await world.person(userName, more).id
            }
            for (sortBy, order) in [
                ("userName", ["A", "b", "c"]), ("displayName", ["b", "c", "A"]), ("title", ["c", "A", "b"]),
                ("meta.created", ["c", "A", "b"]), ("id", ["c", "A", "b"]),
            ] {
                let up = try await search(world, [("sortBy", sortBy)])
                #expect(up.resources.map(\.id) == order.map { ids[$0] }, "\(sortBy)")
                let down = try await search(world, [("sortBy", sortBy), ("sortOrder", "descending")])
                #expect(down.resources.map(\.id) == order.reversed().map { ids[$0] }, "\(sortBy) descending")
            }
        }
    }

    @Test func refusesToLookAtTooMany() async throws {
        var limits = SearchLimits()
        limits.scannedResources = 100
        limits.batch = 20
        try await World.make(limits: limits) { world in
            _ = try await world.manyPeople(130)
            for parameters in [[("filter", #"title eq "T1""#)], [("sortBy", "title")]] {
                try await expectRefusal(400, .tooMany) { _ = try await search(world, parameters) }
            }
            let narrowed = try await search(world, [("filter", #"title eq "T1" and userName sw "MANY1""#)])
            #expect(narrowed.totalResults == 6)
            let indexed = try await search(world, [("filter", #"displayName co "many""#)])
            #expect(indexed.totalResults == 130)
        }
    }

    @Test func refusesFiltersOnMembersThatNobodyCanAnswer() async throws {
        try await World.make { world in
            var query = SearchQuery()
            query.filter = try FilterParser.parse(
                #"members.$ref eq "Ann""#, for: SchemaRegistry.standard.group
            ).filter
            let asked = query
            try await expectRefusal(400, .invalidFilter) { _ = try await world.groups.search(asked, by: world.entra) }
        }
    }

    @Test func leavesReferencesOutWhenNobodyWantsThem() async throws {
        try await World.make { world in
            let ann = try await world.person("ann")
            try await world.group("Sales", members: [ann.id])
            let without = try await search(world, [("excludedAttributes", "groups")])
            #expect(without.resources.map(\.references) == [nil])
            let with = try await search(world, [])
            #expect(with.resources.first?.references?.map(\.display) == ["Sales"])
        }
    }

    private func search(_ world: World, _ parameters: [(String, String)]) async throws -> ResourcePage {
        let request = try SearchRequest(
            parameters: parameters.map { (name: $0.0, value: $0.1) }, for: SchemaRegistry.standard.user)
        return try await world.users.search(SearchQuery(request, for: .user, base: World.base), by: world.entra)
    }
}
