import JSON
import SCIM
import Testing

@Suite struct SCIMErrorTests {
    /// RFC 7644 Table 9 with the statuses of §3.12.
    private static let table: [(SCIMError, Int, SCIMErrorType)] = [
        (.invalidFilter("d"), 400, .invalidFilter), (.tooMany("d"), 400, .tooMany),
        (.uniqueness("d"), 409, .uniqueness),
        (.mutability("d"), 400, .mutability), (.invalidSyntax("d"), 400, .invalidSyntax),
        (.invalidPath("d"), 400, .invalidPath), (.noTarget("d"), 400, .noTarget),
        (.invalidValue("d"), 400, .invalidValue),
        (.invalidVers("d"), 400, .invalidVers), (.sensitive("d"), 400, .sensitive),
    ]

    @Test(arguments: table)
    func hasTheStatusOfTable9(error: SCIMError, status: Int, type: SCIMErrorType) {
        #expect(error.status == status)
        #expect(error.type == type)
        #expect(error.detail == "d")
    }

    @Test func writesTheStatusAsText() {
        #expect(
            String(decoding: SCIMError.uniqueness("userName is taken.").serializedBytes(), as: UTF8.self)
                == #"{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"scimType":"uniqueness","#
                + #""status":"409","detail":"userName is taken."}"#)
    }

    @Test func leavesOutTheKeywordWhereNoneApplies() {
        #expect(SCIMError.notFound("User").document.names == ["schemas", "status", "detail"])
    }

    @Test func tellsTheByteOfBrokenJSON() {
        #expect(throws: SCIMError.invalidSyntax("The body is not acceptable JSON: unexpected end of text at byte 1.")) {
            do throws(JSONError) { _ = try JSONParser.parse("{") } catch { throw SCIMError(error) }
        }
    }

    @Test func namesThePlace() {
        #expect(SCIMError.noTarget("x").at("Operations[2]").detail == "Operations[2]: x")
    }
}
