import JSON
import Testing

@testable import Console

@Suite struct AttributeLinesTests {
    @Test func everyValueHasALineThatSaysWhatItIs() throws {
        let object = try #require(
            try JSONParser.parse(
                """
                {"schemas":["x"],"userName":"ada","active":true,"name":{"givenName":"Ada"},
                 "emails":[{"value":"a@b.example","type":"work","primary":true},{"value":"c@d.example"}],
                 "roles":[{"value":"r1","display":"Reader"},{"value":"Writer","display":"Writer"}],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"R"}}
                """
            ).objectValue)
        let lines = AttributeLines(object).lines.map { "\($0.attribute)=\($0.shown)" }
        #expect(
            lines == [
                "userName=ada", "active=true", "name.givenName=Ada", "emails (work, primary)=a@b.example",
                "emails=c@d.example", "roles=Reader (r1)", "roles=Writer", "enterprise.department=R",
            ])
    }

    @Test func numbersAreGrouped() {
        #expect([0, 999, 1_000, 1_234_567].map(Grouped.text) == ["0", "999", "1,000", "1,234,567"])
    }
}
