import FoundationEssentials
import JSON
import SCIM
import Testing

@testable import Directory

/// What Postgres finds, and in which order, must be what `FilterEvaluator` and `ResourceOrdering` say, by whatever kind of
/// page: extensions of the tenant's, ties and missing values included.
@Suite struct RandomSearchTests {
    private static let searches = 60

    @Test func findsAndSortsPeopleAsTheEvaluatorDoes() async throws {
        try await World.make { world in
            var random = RandomSearches(seed: 11)
            let (entra, okta) = Self.provisioners(of: world)
            var ids: [UUID] = []
            for number in 0..<90 {
                ids.append(try await world.users.create(random.user(number), by: entra).resource.id)
            }
            let ada = ids[0].canonicalText
            for id in ids[1..<20] {
                let patch = try PatchRequest.user(
                    #"{"op":"add","path":"\#(URN.enterpriseUser):manager","value":{"value":"\#(ada)"}}"#)
                _ = try await world.users.patch(id, patch, by: entra)
            }
            let more = [
                #"\#(URN.enterpriseUser):manager.value eq "\#(ada)""#, #"id eq "\#(ada)""#,
                #"emails[type eq "work" and value co "A"]"#, #"emails[primary eq true]"#,
                #"\#(RandomSearches.userExtension.id):badges[value sw "b" and not (primary eq true)]"#,
            ]
            var seen: [UUID: [StoredResource]] = [:]
            for asking in [entra, okta] {
                for id in ids {
                    seen[asking.configurationID, default: []].append(try await world.users.read(id, by: asking))
                }
            }
            var (sorted, pages) = (0, 0)
            for _ in 0..<Self.searches {
                let text =
                    random.pick([true, true, true, false])
                    ? random.filter(RandomSearches.userFields, more: more) : nil
                let (asking, sort) = (random.pick([entra, okta]), random.sort(RandomSearches.userFields))
                let search = try Search(text, sort, pageSize: random.pageSize(), schema: RandomSearches.registry.user)
                if sort != nil { sorted += 1 }
                pages += try await search.expect(among: seen[asking.configurationID] ?? []) { query in
                    try await world.users.search(query, by: asking)
                }
            }
            #expect(sorted > 25 && pages > 150)
        }
    }

    @Test func findsAndSortsGroupsAsTheEvaluatorDoes() async throws {
        try await World.make { world in
            var random = RandomSearches(seed: 12)
            let (entra, okta) = Self.provisioners(of: world)
            var people: [String] = []
            for number in 0..<8 { people.append(try await world.person("p\(number)").id.canonicalText) }
            var ids: [UUID] = []
            for number in 0..<90 {
                let groups = ids.prefix(3).map(\.canonicalText)
                let body = random.group(number, members: people + groups)
                ids.append(try await world.groups.create(body, by: entra).resource.id)
            }
            let more = [
                #"members eq "\#(people[1])""#, #"members.value ne "\#(people[2])""#, #"members[type eq "Group"]"#,
                #"members pr"#, #"members[value eq "\#(people[3])" and type eq "user"]"#, #"id gt "\#(ids[40])""#,
            ]
            var seen: [UUID: [StoredResource]] = [:]
            for asking in [entra, okta] {
                for id in ids {
                    seen[asking.configurationID, default: []].append(try await world.groups.read(id, by: asking))
                }
            }
            var pages = 0
            for _ in 0..<Self.searches {
                let (asking, sort) = (random.pick([entra, okta]), random.sort(RandomSearches.groupFields))
                // What the index of members can't answer is refused, so those terms stand alone or beside others.
                let isAboutMembers = random.pick([true, false])
                let text =
                    isAboutMembers
                    ? random.filter([Self.name], more: more)
                    : random.filter(
                        RandomSearches.groupFields, more: [])
                let search = try Search(text, sort, pageSize: random.pageSize(), schema: RandomSearches.registry.group)
                pages += try await search.expect(among: seen[asking.configurationID] ?? []) { query in
                    try await world.groups.search(query, by: asking)
                }
            }
            #expect(pages > 150)
        }
    }

    private static let name = RandomSearches.Field(path: "displayName", kind: .text, stock: ["a", "B", "ann1", "zoë"])

    /// Two configurations: the second sees none of the first one's external ids.
    private static func provisioners(of world: World) -> (Provisioner, Provisioner) {
        let make = { (id: UUID) in
            Provisioner(
                tenant: world.tenant, configurationID: id, requestID: "req", registry: RandomSearches.registry)
        }
        return (make(world.entra.configurationID), make(world.okta.configurationID))
    }
}

/// One search, and its answer by index in one page, by index in small ones, and by cursor.
private struct Search {
    private let text: String?
    private let filter: Filter?
    private let sort: Sort?
    private let pageSize: Int
    private let schema: ResourceSchema

    init(
        _ text: String?, _ sort: (sortBy: String, isDescending: Bool)?, pageSize: Int, schema: ResourceSchema
    ) throws {
        self.text = text
        self.pageSize = pageSize
        self.schema = schema
        filter = try text.map { try FilterParser.parse($0, for: schema).filter }
        self.sort = try sort.map {
            try Sort(sortBy: $0.sortBy, sortOrder: $0.isDescending ? "descending" : "ascending", for: schema)
        }
    }

    /// Compares all three with what the resources themselves say; how many pages it took.
    func expect(
        among resources: [StoredResource], _ ask: (SearchQuery) async throws -> ResourcePage
    ) async throws -> Int {
        let expected = try answer(among: resources)
        let whole = try await ask(query(PageRequest(count: 1000)))
        #expect(whole.resources.map(\.id) == expected, "\(self)")
        #expect(whole.totalResults == expected.count, "\(self)")

        var paged: [UUID] = []
        var pages = 0
        repeat {
            let page = try await ask(query(PageRequest(startIndex: paged.count + 1, count: pageSize)))
            #expect(page.totalResults == expected.count, "\(self)")
            pages += 1
            paged += page.resources.map(\.id)
            if page.resources.isEmpty { break }
        } while paged.count < expected.count
        #expect(paged == expected, "by index \(self)")

        var walked: [UUID] = []
        var position: ListPosition?
        repeat {
            let page = try await ask(query(PageRequest(count: pageSize), .cursor(after: position)))
            pages += 1
            walked += page.resources.map(\.id)
            position = page.next
        } while position != nil && pages < 1000
        #expect(walked == expected, "by cursor \(self)")
        return pages
    }

    private func query(_ page: PageRequest, _ paging: SearchQuery.Paging = .index) -> SearchQuery {
        var query = SearchQuery()
        query.filter = filter
        query.sort = sort
        query.page = page
        query.paging = paging
        query.base = World.base
        return query
    }

    private func answer(among resources: [StoredResource]) throws -> [UUID] {
        let evaluator = filter.map { FilterEvaluator($0, for: schema) }
        var found: [(resource: JSONObject, id: UUID)] = []
        for stored in resources {
            let resource = try stored.resource(at: World.base)
            if evaluator?.matches(resource) ?? true { found.append((resource, stored.id)) }
        }
        guard let sort else { return found.sorted { $0.id.canonicalText < $1.id.canonicalText }.map(\.id) }
        let ordering = ResourceOrdering(sort, for: schema)
        return found.sorted { ordering.precedes($0.resource, $1.resource) }.map(\.id)
    }
}

extension Search: CustomStringConvertible {
    var description: String {
        "\(text ?? "everybody") by \(sort.map { "\($0.path) \($0.isDescending ? "down" : "up")" } ?? "creation")"
    }
}
