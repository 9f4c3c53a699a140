import FoundationEssentials
import JSON
import SCIM
import Testing

@testable import Directory

/// Pages found by cursor show what pages found by index show, in the same order.
@Suite struct CursorSearchTests {
    @Test func walksInTheOrderOfTheIndex() async throws {
        var limits = SearchLimits()
        limits.batch = 20
        try await World.make(limits: limits) { world in
            _ = try await world.manyPeople(57)
            for name in ["Zoe", "ann", "Bob"] { _ = try await world.person(name, ["displayName": .string(name)]) }
            for sortBy in ["", "id", "userName", "displayName", "meta.created", "meta.lastModified", "title", "active"]
            {
                for order in ["ascending", "descending"] {
                    for filter in [nil, "active eq true", #"title ne "T3""#] {
                        var parameters = [("count", "1000")]
                        if !sortBy.isEmpty { parameters += [("sortBy", sortBy), ("sortOrder", order)] }
                        if let filter { parameters.append(("filter", filter)) }
                        let whole = try await page(world, parameters, .index).resources.map(\.id)
                        parameters[0].1 = "7"
                        var walked: [UUID] = []
                        var position: ListPosition?
                        repeat {
                            let page = try await page(world, parameters, .cursor(after: position))
                            walked += page.resources.map(\.id)
                            position = page.next
                        } while position != nil
                        #expect(walked == whole, "\(parameters)")
                    }
                }
            }
        }
    }

    /// Where no index helps, a page ends early instead of being refused, and the walk goes on.
    @Test func goesOnWhereAPageWouldTakeTooLong() async throws {
        var limits = SearchLimits()
        limits.scannedResources = 20
        limits.batch = 10
        try await World.make(limits: limits) { world in
            _ = try await world.manyPeople(55)
            let last = try await world.person("last", ["title": "Boss"])
            var position: ListPosition?
            var pages: [[UUID]] = []
            repeat {
                let page = try await page(
                    world, [("filter", #"title eq "Boss""#), ("count", "5")], .cursor(after: position))
                pages.append(page.resources.map(\.id))
                position = page.next
            } while position != nil
            #expect(pages == [[], [], [last.id]])
        }
    }

    private func page(
        _ world: World, _ parameters: [(String, String)], _ paging: SearchQuery.Paging
    ) async throws -> ResourcePage {
        let request = try SearchRequest(
            parameters: parameters.map { (name: $0.0, value: $0.1) }, for: SchemaRegistry.standard.user)
        var query = SearchQuery(request, for: .user, base: World.base)
        query.paging = paging
        return try await world.users.search(query, by: world.entra)
    }
}
