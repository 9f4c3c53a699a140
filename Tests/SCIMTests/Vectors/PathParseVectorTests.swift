import JSON
import Testing
import Vectors

@testable import SCIM

@Suite(.enabled(if: Vectors.areAvailable, Comment(rawValue: Vectors.explanation)))
struct PathParseVectorTests {
    static let cases = Vectors.cases("path-parse", by: "path")

    @Test(arguments: VectorExceptions.pathParse.others(than: cases))
    func readsThePathAsItsAuthorsDo(vector: VectorCase) {
        #expect(Self.agrees(vector))
    }

    @Test func needsEveryException() {
        #expect(VectorExceptions.pathParse.needless(among: Self.cases, agrees: Self.agrees) == [])
    }

    private static func agrees(_ vector: VectorCase) -> Bool {
        var parser = PatchPathParser(vector.vector["schemas"] == nil ? nil : SchemaRegistry.standard.user)
        do {
            _ = try parser.parse(vector.subject)
            return vector.vector["valid"] == true
        } catch {
            return vector.vector["valid"] == false && error.type == .invalidPath
        }
    }
}
