import JSON
import SCIM
import Testing

@Suite struct ResourceValidatorTests {
    private static let validator = ResourceValidator(Sample.schema)

    private static func validate(_ members: JSONObject) throws(SCIMError) -> ValidatedResource {
        var body: JSONObject = ["schemas": [.string(URN.user)], "userName": "a"]
        for (name, value) in members { body[name] = value }
        return try validator.validate(body)
    }

    @Test func bringsNamesAndOrderIntoTheirForm() throws {
        let validated = try Self.validator.validate([
            "EMAILS": [["TYPE": "work", "Value": "a@x.test"]], "USERNAME": "a", "Schemas": [.string(URN.user)],
            "externalid": "e", "Name": ["GIVENNAME": "G", "familyname": "F"],
        ])
        #expect(
            validated.resource.serialized()
                == #"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"externalId":"e","userName":"a","#
                + #""name":{"familyName":"F","givenName":"G"},"emails":[{"value":"a@x.test","type":"work"}]}"#)
    }

    /// RFC 7643 §2.5.
    @Test func dropsWhatIsUnassigned() throws {
        let validated = try Self.validate([
            "title": nil, "nickName": "", "emails": [], "name": ["givenName": nil], "phoneNumbers": [[:]], "roles": "",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": ["manager": nil, "department": ""],
        ])
        #expect(validated.resource == ["schemas": [.string(URN.user)], "userName": "a"])
        #expect(validated.assertedExtensions == [URN.enterpriseUser])
    }

    @Test(
        arguments: [
            ("userName", 5), ("userName", true), ("active", 1), ("active", "yes"), ("name", "x"), ("name", []),
            ("name", [["familyName": "a"], ["familyName": "b"]]), ("name", ["familyName": 1]), ("emails", [nil]),
            ("emails", [1]), ("emails", [[1]]), ("emails", [["value": ["a": 1] as JSONValue]]), ("title", ["a"]),
            ("externalId", 7),
            (URN.enterpriseUser, "x"), (URN.enterpriseUser, ["manager": 1] as JSONValue),
            ("x509Certificates", [["value": "a b"]]),
            ("schemas", "x"), ("schemas", []), ("schemas", [1]),
        ] as [(String, JSONValue)])
    func wrongTypesAreInvalidValue(name: String, value: JSONValue) {
        if name == "name", value == [] { return }
        #expect { try Self.validate([name: value]) } throws: { ($0 as? SCIMError)?.type == .invalidValue }
    }

    @Test func theMessageNamesTheAttributeAndNoValue() {
        #expect(throws: SCIMError.invalidValue("emails.value must be a string.")) {
            try Self.validate(["emails": [["value": 4711]]])
        }
    }

    /// RFC 7643 §3, §4.1.1.
    @Test func wantsWhatIsRequired() {
        #expect(throws: SCIMError.invalidValue("userName is required.")) {
            try Self.validator.validate(["schemas": [.string(URN.user)]])
        }
        #expect(throws: SCIMError.invalidValue("userName is required.")) { try Self.validate(["userName": ""]) }
        #expect { try Self.validator.validate(["userName": "a"]) } throws: {
            ($0 as? SCIMError)?.type == .invalidSyntax
        }
    }

    /// RFC 7643 §2.4.
    @Test func onePrimaryAtMost() {
        #expect {
            try Self.validate(["emails": [["value": "a", "primary": true], ["value": "b", "primary": "true"]]])
        } throws: {
            ($0 as? SCIMError)?.type == .invalidValue
        }
    }

    @Test func eachValueOnce() throws {
        let email: JSONValue = ["value": "a@x.test", "type": "work"]
        #expect(try Self.validate(["emails": [email, email]]).resource["emails"] == [email])
    }

    @Test func neverKeepsAPassword() throws {
        let validated = try Self.validate(["password": "secret", "PassWord": "secret"])
        #expect(!validated.resource.serialized().contains("secret"))
        #expect(validated.coercions == [Coercion(.passwordDiscarded, at: "password")])
    }

    @Test func reportsEachLeniencyOnce() throws {
        let values = (0..<50).map { JSONValue.object(["value": .string("\($0)"), "primary": "False", "x": 1]) }
        let validated = try Self.validate(["emails": .array(values)])
        #expect(
            validated.coercions == [
                Coercion(.booleanAsText, at: "emails.primary"), Coercion(.unknownAttributeIgnored, at: "emails.x"),
            ])
    }

    @Test func boundsWhatIsStored() {
        #expect { try Self.validate(["userName": .string(String(repeating: "x", count: 1025))]) } throws: {
            ($0 as? SCIMError)?.type == .invalidValue
        }
        // One character of three bytes whose compatibility form has 33.
        #expect { try Self.validate(["userName": .string(String(repeating: "\u{FDFA}", count: 100))]) } throws: {
            ($0 as? SCIMError)?.type == .invalidValue
        }
        let many = (0..<30).map { ("urn:x:\($0)", JSONValue.object(["a": 1])) }
        #expect { try Self.validate(JSONObject(many)) } throws: { ($0 as? SCIMError)?.type == .invalidValue }
    }

    @Test func isItsOwnFixedPoint() throws {
        var body = Sample.user
        body["id"] = nil
        body["meta"] = nil
        let once = try Self.validator.validate(body).resource
        #expect(try Self.validator.validate(once).resource == once)
        #expect(Sample.schema.arranged(once).serialized() == once.serialized())
    }
}
