import JSON
import SCIM
import Testing

@Suite struct ListResponseTests {
    /// E18.
    @Test func anEmptyListHasItsResources() {
        #expect(
            String(decoding: ListResponse(totalResults: 0).serializedBytes(resources: [String]()), as: UTF8.self)
                == #"{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0,"#
                + #""startIndex":1,"itemsPerPage":0,"Resources":[]}"#)
    }

    @Test func everyFormSaysTheSame() throws {
        let response = ListResponse(totalResults: 12, startIndex: 11)
        let resources: [JSONObject] = [["id": "a"], ["id": "b"]]
        let expected = response.document(resources: resources).serialized()
        #expect(String(decoding: response.serializedBytes(resources: resources), as: UTF8.self) == expected)
        let texts = resources.map { $0.serialized() }
        #expect(String(decoding: response.serializedBytes(resources: texts), as: UTF8.self) == expected)
        #expect(try JSONParser.parse(expected)["itemsPerPage"] == 2)
    }
}
