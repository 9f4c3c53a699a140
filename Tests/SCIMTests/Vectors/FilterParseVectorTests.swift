import JSON
import SCIM
import Testing
import Vectors

@Suite(.enabled(if: Vectors.areAvailable, Comment(rawValue: Vectors.explanation)))
struct FilterParseVectorTests {
    static let cases = Vectors.cases("filter-parse", by: "filter")

    @Test(arguments: VectorExceptions.filterParse.others(than: cases))
    func readsTheFilterAsItsAuthorsDo(vector: VectorCase) {
        #expect(Self.agrees(vector), "\(Self.parse(vector))")
    }

    @Test func needsEveryException() {
        #expect(VectorExceptions.filterParse.needless(among: Self.cases, agrees: Self.agrees) == [])
    }

    private static func agrees(_ vector: VectorCase) -> Bool {
        switch parse(vector) {
        case .success(let parsed):
            vector.vector["valid"] == true && (vector.vector["ast"].map { $0 == parsed.filter.notation } ?? true)
        case .failure(let error): vector.vector["valid"] == false && error.type == .invalidFilter
        }
    }

    private static func parse(_ vector: VectorCase) -> Result<ParsedFilter, SCIMError> {
        Result { () throws(SCIMError) in try FilterParser.parse(vector.subject, for: schema(of: vector.vector)) }
    }

    private static func schema(of vector: JSONObject) -> ResourceSchema? {
        switch vector["schema"]?.stringValue {
        case AllTypesSchema.urn?: AllTypesSchema.resource
        case URN.user?: SchemaRegistry.standard.user
        default: nil
        }
    }
}
