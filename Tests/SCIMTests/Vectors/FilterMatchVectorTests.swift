import JSON
import SCIM
import Testing

@Suite(.enabled(if: Vectors.areAvailable, Comment(rawValue: Vectors.explanation)))
struct FilterMatchVectorTests {
    static let cases = Vectors.objects("filter-match").compactMap { vector in
        (vector["filter"]?.stringValue ?? vector["scimmyAst"].map(ScimmyNotation.filter))
            .map { VectorCase(subject: $0, vector: vector) }
    }

    @Test(arguments: VectorExceptions.filterMatch.others(than: cases))
    func choosesTheResourcesThatItsAuthorsChoose(vector: VectorCase) {
        #expect(Self.agrees(vector), "\(Self.chosen(by: vector).map { "\($0)" } ?? "refused")")
    }

    @Test func needsEveryException() {
        #expect(VectorExceptions.filterMatch.needless(among: Self.cases, agrees: Self.agrees) == [])
    }

    private static func agrees(_ vector: VectorCase) -> Bool {
        guard let chosen = chosen(by: vector) else { return false }
        let vector = vector.vector
        if let match = vector["match"]?.boolValue { return chosen.isEmpty != match }
        if let count = vector["count"]?.integerValue { return chosen.count == Int(count) }
        if let indexes = vector["matchedIndexes"] { return indexes == .array(chosen.map { .integer(Int64($0)) }) }
        return vector["matchIds"] == .array(chosen.map { resources(of: vector)[$0]["id"] ?? .null })
    }

    private static func chosen(by vector: VectorCase) -> [Int]? {
        let resources = resources(of: vector.vector)
        for schema in schemas(of: vector.vector) {
            guard let parsed = try? FilterParser.parse(vector.subject, for: schema) else { continue }
            let evaluator = FilterEvaluator(parsed.filter, for: schema)
            return resources.indices.filter { evaluator.matches(resources[$0]) }
        }
        return nil
    }

    private static func resources(of vector: JSONObject) -> [JSONObject] {
        let document = vector["doc"]?.stringValue.flatMap { Vectors.document("filter-match")["docs"]?[$0] }
        switch vector["resources"] ?? vector["resource"] ?? document {
        case .array(let resources)?: return resources.compactMap(\.objectValue)
        case .object(let resource)?: return [resource]
        default: return []
        }
    }

    /// The schemas for which the case may have been written; the last knows no attributes and takes values as they
    /// are.
    private static func schemas(of vector: JSONObject) -> [ResourceSchema?] {
        vector["doc"] == nil
            ? [SchemaRegistry.standard.user, AllTypesSchema.resource] : [SchemaRegistry.standard.user, nil]
    }
}
