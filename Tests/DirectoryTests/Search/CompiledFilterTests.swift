import FoundationEssentials
import JSON
import SCIM
import Testing

@testable import Directory

/// What Postgres finds must be what `FilterEvaluator` finds, whatever the shape of the filter.
@Suite struct CompiledFilterTests {
    @Test func findsTheSamePeopleAsTheEvaluator() async throws {
        try await World.make { world in
            var random = RandomUsers(seed: 2026)
            var people: [(id: UUID, resource: JSONObject)] = []
            for number in 0..<200 {
                let created = try await world.users.create(random.body(number), by: world.entra)
                people.append((created.resource.id, try created.resource.resource(at: World.base)))
            }
            var wholly = 0
            for _ in 0..<600 {
                let filter = random.filter()
                if FilterCompiler(fields: UserFields()).compile(filter).residual == nil { wholly += 1 }
                var query = SearchQuery()
                query.filter = filter
                query.page = PageRequest(count: 1000)
                let page = try await world.users.search(query, by: world.entra)
                let evaluator = FilterEvaluator(filter, for: SchemaRegistry.standard.user)
                let expected = people.filter { evaluator.matches($0.resource) }.map(\.id)
                #expect(page.resources.map(\.id) == expected, "\(filter)")
                #expect(page.totalResults == expected.count, "\(filter)")
            }
            // The test would prove nothing about SQL if the evaluator answered everything.
            #expect(wholly > 300)
        }
    }

    @Test(arguments: [
        #"id eq "$1""#, #"id ne "$1""#, #"id eq "nobody""#, #"not (id eq "nobody")"#,
        #"meta.created le "$created""#, #"meta.created gt "$created""#, #"meta.lastModified eq "$modified""#,
        #"meta.lastModified ne "$modified""#, #"meta.created pr"#, #"meta.created sw "20""#,
        #"groups.value eq "$group""#, #"groups eq "$group""#, #"groups ne "$group""#, #"groups pr"#, #"not (groups pr)"#,
        #"groups[value eq "$group"]"#, #"groups.display eq "sales""#, #"groups.display co "A" and userName sw "p""#,
        #"manager eq "$1""#, #"manager.value pr"#, #"id eq "$2" and manager eq "$1""#,
        #"emails[type eq "work"].value eq "P1@x.test""#, #"emails[type eq "work" and value eq "p1@x.test"]"#,
        #"emails eq "p2@x.test" or externalId eq "x3""#, #"userName eq "P4" or externalId eq "x3" or emails co "p5""#,
        #"meta.resourceType eq "User""#, #"meta.location ew "$1""#, #"active eq false"#, #"active eq "True""#,
        #"userName sw "\uD7FF""#, #"schemas eq "urn:ietf:params:scim:schemas:core:2.0:user""#,
    ])
    func answersWhatIdentityProvidersAsk(_ template: String) async throws {
        try await World.make { world in
            var people: [StoredResource] = []
            for number in 0..<12 {
                var more: JSONObject = [
                    "externalId": .string("x\(number)"), "active": .bool(number % 3 != 0),
                    "emails": [["value": .string("p\(number)@x.test"), "type": number % 2 == 0 ? "home" : "work"]],
                ]
                if let boss = people.first, number > 6 {
                    more[URN.enterpriseUser] = ["manager": ["value": .string(boss.id.canonicalText)]]
                }
                people.append(try await world.person("p\(number)", more))
            }
            let group = try await world.group("Sales", members: people[3..<7].map(\.id))
            let text = template.replacing("$group", with: group.id.canonicalText)
                .replacing("$created", with: Timestamp.text(people[5].createdAt))
                .replacing("$modified", with: Timestamp.text(people[5].updatedAt))
                .replacing("$1", with: people[0].id.canonicalText).replacing("$2", with: people[8].id.canonicalText)
            let schema = SchemaRegistry.standard.user
            let filter = try FilterParser.parse(text, for: schema).filter
            var query = SearchQuery()
            query.filter = filter
            query.base = World.base
            query.includesReferences = false
            let page = try await world.users.search(query, by: world.entra)
            let evaluator = FilterEvaluator(filter, for: schema)
            var expected: [UUID] = []
            for person in people {
                let read = try await world.users.read(person.id, by: world.entra)
                if evaluator.matches(try read.resource(at: World.base)) { expected.append(person.id) }
            }
            #expect(page.resources.map(\.id) == expected)
            #expect(page.totalResults == expected.count)
        }
    }

    @Test(arguments: [
        #"displayName eq "SALES 1""#, #"displayName ne "sales 1""#, #"displayName co "les""#, #"displayName pr"#,
        #"id eq "$1""#, #"id eq "$1" and members eq "$ann""#, #"members.value eq "$ann""#, #"members ne "$ann""#,
        #"members[value eq "$ann" and type eq "User"]"#, #"members[type eq "group"]"#, #"not (members pr)"#,
        #"members.type eq "User""#, #"externalId eq "x2""#, #"externalId pr and not (members eq "$ann")"#,
        #"meta.lastModified ge "2000-01-01T00:00:00Z" and displayName sw "sales""#, #"meta.version eq "W/\"1\"""#,
    ])
    func answersAboutGroups(_ template: String) async throws {
        try await World.make { world in
            let ann = try await world.person("ann")
            var groups: [StoredResource] = []
            for number in 0..<5 {
                var body = World.groupBody(
                    "Sales \(number)",
                    members: number == 4 ? [groups[0].id.canonicalText] : number > 1 ? [ann.id.canonicalText] : [])
                if number % 2 == 0 { body["externalId"] = .string("x\(number)") }
                groups.append(try await world.groups.create(body, by: world.entra).resource)
            }
            let text = template.replacing("$ann", with: ann.id.canonicalText)
                .replacing("$1", with: groups[3].id.canonicalText)
            let schema = SchemaRegistry.standard.group
            let filter = try FilterParser.parse(text, for: schema).filter
            var query = SearchQuery()
            query.filter = filter
            let page = try await world.groups.search(query, by: world.entra)
            let evaluator = FilterEvaluator(filter, for: schema)
            let expected = try groups.filter { evaluator.matches(try $0.resource(at: "")) }
            #expect(page.resources.map(\.id) == expected.map(\.id))
            #expect(page.resources.map(\.references) == expected.map(\.references))
        }
    }
}
