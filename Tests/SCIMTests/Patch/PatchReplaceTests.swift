import JSON
import SCIM
import Testing

/// RFC 7644 §3.5.2.3.
@Suite struct PatchReplaceTests {
    @Test func replacesAllValues() throws {
        let user = try Sample.patched(["op": "replace", "path": "emails", "value": [["value": "c@x.test"]]])
        #expect(user["emails"] == [["value": "c@x.test"]])
    }

    @Test func partsNotNamedStay() throws {
        let user = try Sample.patched(["op": "replace", "path": "name", "value": ["familyName": "J"]])
        #expect(user["name"] == ["familyName": "J", "givenName": "Barbara"])
    }

    @Test func aChosenValueIsReplacedAsAWhole() throws {
        let user = try Sample.patched([
            "op": "replace", "path": "emails[type eq \"work\"]", "value": ["value": "n@x.test"],
        ])
        #expect(user["emails"]?.arrayValue?.first == ["value": "n@x.test", "type": "work"])
    }

    @Test func aPartOfAllElements() throws {
        let user = try Sample.patched(["op": "replace", "path": "emails.display", "value": "D"])
        #expect(user["emails"]?.arrayValue?.map { $0["display"] } == ["D", "D"])
    }

    @Test func noTargetWhereTheConfigurationIsStrict() {
        let operation: JSONValue = ["op": "replace", "path": "emails[type eq \"other\"].value", "value": "c@x.test"]
        #expect { try Sample.patched(operation, createsMissingTargets: false) } throws: {
            ($0 as? SCIMError)?.type == .noTarget
        }
        #expect(throws: Never.self) { try Sample.patched(operation) }
    }

    @Test func aNewManagerBringsNoOldName() throws {
        let path = JSONValue.string(URN.enterpriseUser + ":manager.value")
        let user = try Sample.patched(["op": "replace", "path": path, "value": "u3"])
        #expect(user[URN.enterpriseUser]?["manager"] == ["value": "u3"])
        let same = try Sample.patched(["op": "replace", "path": path, "value": "u2"])
        #expect(same == Sample.user)
    }

    @Test(arguments: ["id", "meta", "meta.version", "groups", "groups[value eq \"g\"]", "manager.displayName"])
    func theReadOnlyIsRefusedByPath(path: String) {
        #expect { try Sample.patched(["op": "replace", "path": .string(path), "value": "x"]) } throws: {
            ($0 as? SCIMError)?.type == .mutability
        }
    }

    @Test func theReadOnlyIsPassedOverAmongValues() throws {
        let user = try Sample.patched([
            "op": "replace",
            "value": [
                "id": "u1", "meta": ["version": "9"], "groups": [["value": "g"]], "schemas": ["urn:x"], "password": "s",
                "manager": ["value": "u2", "displayName": "Other"],
            ],
        ])
        #expect(user == Sample.user)
    }

    @Test(
        arguments: [
            ("active", 1), ("userName", 5), ("name", "x"), ("emails", [["value": 1]]), ("emails", [[]]),
            ("title", ["x"]),
            ("emails[type eq \"work\"].primary", "maybe"), ("x509Certificates", [["value": "***"]]),
            ("title", ["a": 1]),
        ] as [(String, JSONValue)])
    func wrongTypesAreInvalidValue(path: String, value: JSONValue) {
        #expect { try Sample.patched(["op": "replace", "path": .string(path), "value": value]) } throws: {
            ($0 as? SCIMError)?.type == .invalidValue
        }
    }

    @Test func whatIsEqualIsNoChange() throws {
        let user = try Sample.patched(
            ["op": "replace", "path": "active", "value": true],
            ["op": "replace", "path": "emails", "value": Sample.user["emails"] ?? .null],
            ["op": "replace", "value": ["name": ["familyName": "Jensen"]]])
        #expect(user == Sample.user)
    }

    /// The whole schema as path, as scim2-models writes it.
    @Test func aSchemaAsPathTakesAnObject() throws {
        let user = try Sample.patched([
            "op": "replace", "path": .string(URN.enterpriseUser), "value": ["department": "Sales"],
        ])
        #expect(user[URN.enterpriseUser]?["department"] == "Sales")
        #expect(user[URN.enterpriseUser]?["employeeNumber"] == "701984")
    }
}
