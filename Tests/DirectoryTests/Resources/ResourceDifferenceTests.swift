import Events
import JSON
import SCIM
import Testing

@testable import Directory

@Suite struct ResourceDifferenceTests {
    @Test func namesPartsOfComplexAttributesAndExtensions() throws {
        let before: JSONObject = [
            "schemas": ["a"], "userName": "ann", "name": ["familyName": "Old", "givenName": "Ann"],
            "emails": [["value": "a@x.test"]],
        ]
        let after: JSONObject = [
            "schemas": ["a", "b"], "userName": "ann", "name": ["givenName": "Ann", "familyName": "New"],
            "emails": [["value": "b@x.test"]], URN.enterpriseUser: ["manager": ["value": "1"], "division": "R"],
        ]
        let difference = ResourceDifference(from: before, to: after)
        #expect(
            difference.changes == [
                Change(path: "name.familyName", old: "Old", new: "New"),
                Change(path: "emails", old: [["value": "a@x.test"]], new: [["value": "b@x.test"]]),
                Change(path: "\(URN.enterpriseUser):manager.value", old: nil, new: "1"),
                Change(path: "\(URN.enterpriseUser):division", old: nil, new: "R"),
            ])
        #expect(difference.touches("emails"))
        #expect(!difference.touches("userName"))
    }

    @Test func findsNothingInAnotherOrder() {
        let difference = ResourceDifference(
            from: ["a": 1, "b": ["c": 2, "d": 3]], to: ["b": ["d": 3, "c": 2], "a": 1])
        #expect(difference.changes.isEmpty)
    }
}
