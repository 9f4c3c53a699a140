import JSON
import SCIM
import Testing
import Vectors

@Suite(.enabled(if: Vectors.areAvailable, Comment(rawValue: Vectors.explanation)))
struct FilterMatchVectorTests {
    @Test(arguments: VectorExceptions.filterMatch.others(than: VectorCase.filterMatches))
    func choosesTheResourcesThatItsAuthorsChoose(vector: VectorCase) {
        #expect(Self.agrees(vector), "\(Self.chosen(by: vector).map { "\($0)" } ?? "refused")")
    }

    @Test func needsEveryException() {
        #expect(VectorExceptions.filterMatch.needless(among: VectorCase.filterMatches, agrees: Self.agrees) == [])
    }

    private static func agrees(_ vector: VectorCase) -> Bool {
        chosen(by: vector).map(vector.expects) ?? false
    }

    private static func chosen(by vector: VectorCase) -> [Int]? {
        let resources = vector.resources
        for schema in schemas(of: vector.vector) {
            guard let parsed = try? FilterParser.parse(vector.subject, for: schema) else { continue }
            let evaluator = FilterEvaluator(parsed.filter, for: schema)
            return resources.indices.filter { evaluator.matches(resources[$0]) }
        }
        return nil
    }

    /// The schemas for which the case may have been written; the last knows no attributes and takes values as they
    /// are.
    private static func schemas(of vector: JSONObject) -> [ResourceSchema?] {
        vector["doc"] == nil
            ? [SchemaRegistry.standard.user, AllTypesSchema.resource] : [SchemaRegistry.standard.user, nil]
    }
}
