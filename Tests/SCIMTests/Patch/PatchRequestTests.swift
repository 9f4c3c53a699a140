import JSON
import SCIM
import Testing

/// RFC 7644 §3.5.2: the message.
@Suite struct PatchRequestTests {
    private static func read(_ message: JSONValue) throws(SCIMError) -> PatchRequest {
        try PatchRequest(message: message, for: Sample.schema)
    }

    @Test(
        arguments: [
            ([], "PatchOp object"), (["Operations": []], "\"schemas\""),
            (["schemas": [.string(URN.user)], "Operations": [["op": "remove", "path": "title"]]], "\"schemas\""),
            (["schemas": [.string(URN.patchOp)]], "\"Operations\""),
            (["schemas": [.string(URN.patchOp)], "Operations": []], "\"Operations\""),
            (["schemas": [.string(URN.patchOp)], "Operations": ["op": "remove"]], "\"Operations\""),
            (["schemas": [.string(URN.patchOp)], "Operations": [1]], "Operations[0]"),
            (["schemas": [.string(URN.patchOp)], "Operations": [["op": "delete", "path": "title"]]], "Operations[0]"),
            (["schemas": [.string(URN.patchOp)], "Operations": [["path": "title"]]], "Operations[0]"),
        ] as [(JSONValue, String)])
    func aMalformedMessageIsInvalidSyntax(message: JSONValue, detail: String) {
        #expect {
            try Self.read(message)
        } throws: {
            let error = $0 as? SCIMError
            return error?.type == .invalidSyntax && error?.detail.contains(detail) == true
        }
    }

    @Test(
        arguments: [
            (["op": "remove"], .noTarget), (["op": "remove", "value": ["title": "x"]], .noTarget),
            (["op": "add", "value": "x"], .invalidValue), (["op": "replace"], .invalidValue),
            (["op": "add", "path": "title"], .invalidValue), (["op": "add", "path": 1, "value": 1], .invalidPath),
            (["op": "add", "path": "nonsense", "value": 1], .invalidPath),
            (["op": "add", "path": "title[", "value": 1], .invalidPath),
            (["op": "add", "path": "title[value eq 1]", "value": 1], .invalidPath),
            (["op": "add", "path": "emails[type eq \"work\"].nonsense", "value": 1], .invalidPath),
            (["op": "add", "path": "emails[type eq \"work\"]value", "value": 1], .invalidPath),
            (["op": "add", "path": "emails[type eq \"work\"].value.x", "value": 1], .invalidPath),
            (["op": "add", "path": .string(URN.enterpriseUser), "value": "x"], .invalidPath),
        ] as [(JSONValue, SCIMErrorType)])
    func aFaultyOperationIsNamed(operation: JSONValue, type: SCIMErrorType) {
        let message = Sample.message([["op": "add", "path": "title", "value": "x"], operation])
        #expect {
            try Self.read(message)
        } throws: {
            let error = $0 as? SCIMError
            return error?.type == type && error?.detail.hasPrefix("Operations[1]: ") == true
        }
    }

    @Test func namesOfTheMessageAreCaseInsensitive() throws {
        let request = try Self.read([
            "Schemas": [.string(URN.patchOp.uppercased())],
            "operations": [["OP": "REPLACE", "Path": "title", "Value": "x"]],
        ])
        #expect(request.operations.map(\.kind) == [.replace])
    }

    @Test func boundsTheNumberOfOperations() {
        let operation: JSONValue = ["op": "remove", "path": "title"]
        #expect(throws: SCIMError.self) { try Self.read(Sample.message(Array(repeating: operation, count: 10_001))) }
    }
}
