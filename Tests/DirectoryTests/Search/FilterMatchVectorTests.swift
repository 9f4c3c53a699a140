import FoundationEssentials
import JSON
import SCIM
import Testing
import Vectors

@testable import Directory

/// The vectors that `SCIMTests` run through the evaluator, run through Postgres.
@Suite(.enabled(if: Vectors.areAvailable, Comment(rawValue: Vectors.explanation)))
struct FilterMatchVectorTests {
    /// Why a case can't be asked of stored people.
    private enum Unfit: String {
        case otherSchema = "asks for attributes that users lack"
        case refused = "has resources that can't be stored as users"
        case recomputed = "asks for what the store sets itself, such as id and meta"
    }

    @Test func choosesTheSamePeopleInPostgres() async throws {
        try await World.make { world in
            let cases = VectorExceptions.filterMatch.others(than: VectorCase.filterMatches)
            var left: [Unfit: Int] = [:]
            for cases in Dictionary(grouping: cases, by: \.resources).values {
                var asked: [(VectorCase, Filter)] = []
                for vector in cases {
                    let parsed = try? FilterParser.parse(vector.subject, for: SchemaRegistry.standard.user)
                    if let parsed { asked.append((vector, parsed.filter)) } else { left[.otherSchema, default: 0] += 1 }
                }
                guard let first = asked.first else { continue }
                guard let people = try await store(first.0.resources, in: world) else {
                    left[.refused, default: 0] += asked.count
                    continue
                }
                for (vector, filter) in asked {
                    guard try Self.isUnchanged(vector, filter, people) else {
                        left[.recomputed, default: 0] += 1
                        continue
                    }
                    let chosen = try await choose(filter, people, in: world)
                    #expect(vector.expects(chosen), "\(vector.subject): \(chosen)")
                }
                for person in people { try await world.users.delete(person.id, by: world.entra) }
            }
            for (why, count) in left {
                print("\(count) of \(cases.count) vectors not asked of Postgres: \(why.rawValue)")
            }
            #expect(cases.count - left.values.reduce(0, +) >= 60)
        }
    }

    /// The resources as people, or nil when the store refuses one. Who has no userName gets one that no filter asks for.
    private func store(_ resources: [JSONObject], in world: World) async throws -> [StoredResource]? {
        var people: [StoredResource] = []
        for (number, resource) in resources.enumerated() {
            var body = resource
            body["schemas"] = [.string(URN.user)]
            if body.name(matching: "userName") == nil { body["userName"] = .string("\u{1F511}\(number)") }
            do {
                people.append(try await world.users.create(body, by: world.entra).resource)
            } catch is SCIMError {
                for person in people { try await world.users.delete(person.id, by: world.entra) }
                return nil
            }
        }
        return people
    }

    /// Whether storing the resources has left alone what the filter looks at.
    private static func isUnchanged(
        _ vector: VectorCase, _ filter: Filter, _ people: [StoredResource]
    ) throws -> Bool {
        let evaluator = FilterEvaluator(filter, for: SchemaRegistry.standard.user)
        return try zip(vector.resources, people).allSatisfy { resource, person in
            evaluator.matches(resource) == evaluator.matches(try person.resource(at: World.base))
        }
    }

    private func choose(_ filter: Filter, _ people: [StoredResource], in world: World) async throws -> [Int] {
        var query = SearchQuery()
        query.filter = filter
        query.base = World.base
        let found = Set(try await world.users.search(query, by: world.entra).resources.map(\.id))
        return people.indices.filter { found.contains(people[$0].id) }
    }
}
