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
            var people: [StoredResource] = []
            for number in 0..<200 {
                people.append(try await world.users.create(random.body(number), by: world.entra).resource)
            }
            var wholly = 0
            for _ in 0..<600 {
                let filter = random.filter()
                if FilterCompiler(fields: UserFields()).compile(filter).residual == nil { wholly += 1 }
                try await expectSamePeople(filter, among: people, in: world)
            }
            // The test would prove nothing about SQL if the evaluator answered everything.
            #expect(wholly > 300)
        }
    }

    @Test func answersWhatIdentityProvidersAskOfPeople() async throws {
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
            for index in people.indices {
                people[index] = try await world.users.read(people[index].id, by: world.entra)
            }
            let names = [
                "$group": group.id.canonicalText, "$created": Timestamp.text(people[5].createdAt),
                "$modified": Timestamp.text(people[5].updatedAt), "$1": people[0].id.canonicalText,
                "$2": people[8].id.canonicalText,
            ]
            for template in Self.questionsAboutPeople {
                let text = names.reduce(template) { $0.replacing($1.key, with: $1.value) }
                let filter = try FilterParser.parse(text, for: SchemaRegistry.standard.user).filter
                try await expectSamePeople(filter, among: people, in: world)
            }
        }
    }

    @Test func answersWhatIdentityProvidersAskOfGroups() async throws {
        try await World.make { world in
            let ann = try await world.person("ann")
            var groups: [StoredResource] = []
            for number in 0..<5 {
                let members = number == 4 ? [groups[0].id] : number > 1 ? [ann.id] : []
                var body = World.groupBody("Sales \(number)", members: members.map(\.canonicalText))
                if number % 2 == 0 { body["externalId"] = .string("x\(number)") }
                groups.append(try await world.groups.create(body, by: world.entra).resource)
            }
            for template in Self.questionsAboutGroups {
                let text = template.replacing("$ann", with: ann.id.canonicalText)
                    .replacing("$1", with: groups[3].id.canonicalText)
                var query = SearchQuery()
                let filter = try FilterParser.parse(text, for: SchemaRegistry.standard.group).filter
                query.filter = filter
                let page = try await world.groups.search(query, by: world.entra)
                let evaluator = FilterEvaluator(filter, for: SchemaRegistry.standard.group)
                let expected = try groups.filter { evaluator.matches(try $0.resource(at: "")) }
                #expect(page.resources.map(\.id) == expected.map(\.id), "\(text)")
                #expect(page.resources.map(\.references) == expected.map(\.references), "\(text)")
            }
        }
    }

    private func expectSamePeople(
        _ filter: Filter, among people: [StoredResource], in world: World
    ) async throws {
        var query = SearchQuery()
        query.filter = filter
        query.page = PageRequest(count: 1000)
        query.base = World.base
        query.includesReferences = false
        let page = try await world.users.search(query, by: world.entra)
        let evaluator = FilterEvaluator(filter, for: SchemaRegistry.standard.user)
        let expected = try people.filter { evaluator.matches(try $0.resource(at: World.base)) }.map(\.id)
        #expect(page.resources.map(\.id) == expected, "\(filter)")
        #expect(page.totalResults == expected.count, "\(filter)")
    }

    private static let questionsAboutPeople = [
        #"id eq "$1""#, #"id ne "$1""#, #"id eq "nobody""#, #"not (id eq "nobody")"#, #"id co "7""#,
        #"meta.created le "$created""#, #"meta.created gt "$created""#, #"meta.lastModified eq "$modified""#,
        #"meta.lastModified ne "$modified""#, #"meta.created pr"#, #"meta.created sw "20""#,
        #"groups.value eq "$group""#, #"groups eq "$group""#, #"groups ne "$group""#, #"groups pr"#,
        #"not (groups pr)"#,
        #"groups[value eq "$group"]"#, #"groups.display eq "sales""#, #"groups.display co "A" and userName sw "p""#,
        #"manager eq "$1""#, #"manager.value pr"#, #"id eq "$2" and manager eq "$1""#,
        #"emails[type eq "work"].value eq "P1@x.test""#, #"emails[type eq "work" and value eq "p1@x.test"]"#,
        #"emails eq "p2@x.test" or externalId eq "x3""#, #"userName eq "P4" or externalId eq "x3" or emails co "p5""#,
        #"meta.resourceType eq "User""#, #"meta.location ew "$1""#, #"active eq false"#, #"active eq "True""#,
        #"userName sw "\uD7FF""#, #"schemas eq "urn:ietf:params:scim:schemas:core:2.0:user""#,
    ]

    private static let questionsAboutGroups = [
        #"displayName eq "SALES 1""#, #"displayName ne "sales 1""#, #"displayName co "les""#, #"displayName pr"#,
        #"id eq "$1""#, #"id eq "$1" and members eq "$ann""#, #"members.value eq "$ann""#, #"members ne "$ann""#,
        #"members[value eq "$ann" and type eq "User"]"#, #"members[type eq "group"]"#, #"not (members pr)"#,
        #"members.type eq "User""#, #"externalId eq "x2""#, #"externalId pr and not (members eq "$ann")"#,
        #"meta.lastModified ge "2000-01-01T00:00:00Z" and displayName sw "sales""#, #"meta.version eq "W/\"1\"""#,
    ]
}
