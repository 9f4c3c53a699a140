import JSON
import SCIM
import Testing

/// RFC 7644 §3.5.2.1.
@Suite struct PatchAddTests {
    @Test func addsToAMultiValuedAttribute() throws {
        let user = try Sample.patched(["op": "add", "path": "emails", "value": [["value": "c@x.test"]]])
        #expect(user["emails"]?.arrayValue?.count == 3)
        #expect(user["emails"]?.arrayValue?.last == ["value": "c@x.test"])
    }

    @Test(
        arguments: [
            ["value": "babs@jensen.org", "type": "home"], ["value": "BABS@jensen.org"],
            ["value": "bjensen@example.com", "type": "work", "primary": true],
        ] as [JSONValue])
    func addingWhatIsThereChangesNothing(value: JSONValue) throws {
        #expect(try Sample.patched(["op": "add", "path": "emails", "value": [value]]) == Sample.user)
    }

    @Test func mergesIntoAComplexAttribute() throws {
        let user = try Sample.patched(["op": "add", "path": "name", "value": ["middleName": "J", "familyName": nil]])
        #expect(user["name"] == ["familyName": "Jensen", "givenName": "Barbara", "middleName": "J"])
    }

    @Test func addsWithoutAPath() throws {
        let user = try Sample.patched([
            "op": "add",
            "value": [
                "nickName": "B", "emails": [["value": "c@x.test"]], "nonsense": 1, "name": ["honorificPrefix": "Ms."],
            ],
        ])
        #expect(user["nickName"] == "B")
        #expect(user["emails"]?.arrayValue?.count == 3)
        #expect(user["name"]?["honorificPrefix"] == "Ms.")
        #expect(user["nonsense"] == nil)
    }

    @Test func addsPartsToTheChosenElements() throws {
        let user = try Sample.patched(["op": "add", "path": "emails[type eq \"home\"]", "value": ["display": "Home"]])
        #expect(user["emails"]?.arrayValue?.last == ["value": "babs@jensen.org", "display": "Home", "type": "home"])
    }

    /// RFC 7643 §2.4.
    @Test func aNewPrimaryTakesItFromTheOthers() throws {
        let user = try Sample.patched([
            "op": "add", "path": "emails", "value": [["value": "c@x.test", "primary": true]],
        ])
        #expect(user["emails"]?.arrayValue?.map { $0["primary"] } == [false, nil, true])
        let other = try Sample.patched(["op": "add", "path": "emails[type eq \"home\"].primary", "value": "True"])
        #expect(other["emails"]?.arrayValue?.map { $0["primary"] } == [false, true])
    }

    @Test func twoNewPrimariesAreRefused() {
        #expect { try Sample.patched(["op": "add", "path": "emails.primary", "value": true]) } throws: {
            ($0 as? SCIMError)?.type == .invalidValue
        }
        let both: JSONValue = [["value": "1", "primary": true], ["value": "2", "primary": true]]
        #expect { try Sample.patched(["op": "replace", "path": "phoneNumbers", "value": both]) } throws: {
            ($0 as? SCIMError)?.type == .invalidValue
        }
    }

    @Test func aCreatedElementMustFulfilTheFilter() {
        #expect {
            try Sample.patched(["op": "add", "path": "emails[type eq \"other\"].type", "value": "work"])
        } throws: {
            ($0 as? SCIMError)?.type == .noTarget
        }
    }

    @Test func keepsAnExtensionWithoutSchema() throws {
        let user = try Sample.patched(["op": "add", "value": ["urn:x:acme:2.0:User": ["tier": "gold"]]])
        #expect(user["urn:x:acme:2.0:User"] == ["tier": "gold"])
        #expect(user["schemas"]?.arrayValue?.last == "urn:x:acme:2.0:User")
        let cleared = try Sample.patched(["op": "replace", "value": ["urn:x:acme:2.0:User": ["tier": nil]]], in: user)
        #expect(cleared == Sample.user)
    }

    @Test func boundsTheNumberOfValues() {
        let values = (0..<501).map { JSONValue.object(["value": .string("\($0)")]) }
        #expect { try Sample.patched(["op": "add", "path": "roles", "value": .array(values)]) } throws: {
            ($0 as? SCIMError)?.type == .invalidValue
        }
    }

    @Test func boundsExtensionsWithoutSchema() {
        let many = JSONObject((0..<30).map { ("urn:x:\($0)", ["a": 1]) })
        #expect { try Sample.patched(["op": "add", "value": .object(many)]) } throws: {
            ($0 as? SCIMError)?.type == .invalidValue
        }
        let large = JSONObject((0..<300).map { ("a\($0)", 1) })
        #expect { try Sample.patched(["op": "add", "value": ["urn:x:acme": .object(large)]]) } throws: {
            ($0 as? SCIMError)?.type == .invalidValue
        }
    }

    @Test func anExtensionIsAnObject() {
        let value: JSONValue = ["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": "x"]
        #expect { try Sample.patched(["op": "add", "value": value]) } throws: {
            ($0 as? SCIMError)?.type == .invalidValue
        }
    }

    @Test func boundsTheWorkOfOneRequest() throws {
        let values = (0..<400).map { JSONValue.object(["value": .string("\($0)")]) }
        let operation: JSONValue = ["op": "add", "path": "roles", "value": .array(values)]
        let request = try PatchRequest(
            message: Sample.message(Array(repeating: operation, count: 100)), for: Sample.schema)
        #expect { try PatchEngine(Sample.schema).apply(request, to: Sample.user) } throws: {
            ($0 as? SCIMError)?.type == .invalidValue
        }
    }
}
