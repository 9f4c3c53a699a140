import JSON
import SCIM
import Testing

/// PUT (RFC 7644 §3.5.1).
@Suite struct ReplacementTests {
    private static func put(_ body: JSONObject, schema: ResourceSchema = Sample.schema) throws(SCIMError) -> JSONObject
    {
        let validator = ResourceValidator(schema)
        return try validator.merge(existing: Sample.user, replacement: validator.validate(body))
    }

    @Test func clearsWhatIsLeftOut() throws {
        let user = try Self.put(["schemas": [.string(URN.user)], "userName": "b"])
        #expect(user["title"] == nil && user["emails"] == nil && user["externalId"] == nil)
        #expect(user["userName"] == "b")
    }

    @Test func keepsWhatIsReadOnly() throws {
        let user = try Self.put([
            "schemas": [.string(URN.user)], "userName": "b", "id": "other", "meta": ["version": "other"],
        ])
        #expect(user["id"] == "u1")
        #expect(user["meta"] == Sample.user["meta"])
    }

    /// O3.
    @Test func keepsAnExtensionThatIsNotNamed() throws {
        let user = try Self.put(["schemas": [.string(URN.user)], "userName": "b"])
        #expect(user[URN.enterpriseUser] == Sample.user[URN.enterpriseUser])
        #expect(user["schemas"] == [.string(URN.user), .string(URN.enterpriseUser)])
    }

    @Test(arguments: [nil, [:], ["department": nil]] as [JSONValue])
    func clearsAnExtensionThatIsNamed(value: JSONValue) throws {
        let user = try Self.put([
            "schemas": [.string(URN.user)], "userName": "b",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:USER": value,
        ])
        #expect(user[URN.enterpriseUser] == nil)
        #expect(user["schemas"] == [.string(URN.user)])
    }

    @Test func theSameBodyChangesNothing() throws {
        #expect(try Self.put(Sample.user) == Sample.user)
    }

    @Test func theImmutableMustNotChange() throws {
        var core = SchemaDefinition.user
        core.attributes = AttributeList(core.attributes.map { $0.name == "title" ? $0.immutable : $0 })
        let schema = ResourceSchema(.user, core: core, extensions: [.enterpriseUser])
        #expect {
            try Self.put(["schemas": [.string(URN.user)], "userName": "b", "title": "x"], schema: schema)
        } throws: {
            ($0 as? SCIMError)?.type == .mutability
        }
        let kept = try Self.put(["schemas": [.string(URN.user)], "userName": "b"], schema: schema)
        #expect(kept["title"] == "Guide")
    }
}
