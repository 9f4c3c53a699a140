import JSON
import SCIM
import Testing

/// RFC 7644 §3.5.2.2.
@Suite struct PatchRemoveTests {
    @Test(arguments: ["title", "emails", "name", "active", URN.enterpriseUser, "manager"])
    func unassigns(path: String) throws {
        let user = try Sample.patched(["op": "remove", "path": .string(path)])
        if path == "manager" {
            #expect(user[URN.enterpriseUser] == ["employeeNumber": "701984", "department": "Tours"])
        } else {
            #expect(user[path] == nil)
        }
    }

    @Test func removesTheChosenElements() throws {
        let user = try Sample.patched(["op": "remove", "path": "emails[type eq \"work\" and value ew \"example.com\"]"])
        #expect(user["emails"] == [["value": "babs@jensen.org", "type": "home"]])
        let none = try Sample.patched(["op": "remove", "path": "emails[value pr]"])
        #expect(none["emails"] == nil)
    }

    @Test func removesAPart() throws {
        let user = try Sample.patched(
            ["op": "remove", "path": "name.givenName"], ["op": "remove", "path": "emails[type eq \"home\"].type"])
        #expect(user["name"] == ["familyName": "Jensen"])
        #expect(user["emails"]?.arrayValue?.last == ["value": "babs@jensen.org"])
    }

    @Test func theLastPartTakesTheWholeAlong() throws {
        let user = try Sample.patched(
            ["op": "remove", "path": "name.givenName"], ["op": "remove", "path": "name.familyName"])
        #expect(user["name"] == nil)
    }

    @Test func removesElementsByValue() throws {
        let user = try Sample.patched(["op": "remove", "path": "emails", "value": [["value": "BABS@jensen.org"]]])
        #expect(user["emails"]?.arrayValue?.count == 1)
        #expect(try Sample.patched(["op": "remove", "path": "emails", "value": []]) == Sample.user)
        let other: JSONValue = ["value": "babs@jensen.org", "type": "work"]
        #expect(try Sample.patched(["op": "remove", "path": "emails", "value": [other]]) == Sample.user)
    }

    @Test func theRequiredStays() {
        #expect { try Sample.patched(["op": "remove", "path": "userName"]) } throws: {
            ($0 as? SCIMError)?.type == .mutability
        }
        #expect { try Sample.patched(["op": "replace", "path": "userName", "value": ""]) } throws: {
            ($0 as? SCIMError)?.type == .mutability
        }
    }

    @Test func anEmptyExtensionLeavesTheList() throws {
        let user = try Sample.patched(
            ["op": "remove", "path": "employeeNumber"], ["op": "remove", "path": "department"],
            ["op": "remove", "path": "manager"])
        #expect(user[URN.enterpriseUser] == nil)
        #expect(user["schemas"] == [.string(URN.user)])
    }
}
