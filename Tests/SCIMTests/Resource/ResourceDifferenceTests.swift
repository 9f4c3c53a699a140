import JSON
import SCIM
import Testing

@Suite struct ResourceDifferenceTests {
    @Test func namesEachChangedAttribute() throws {
        let new = try Sample.patched(
            ["op": "replace", "path": "userName", "value": "new"], ["op": "remove", "path": "name.givenName"],
            ["op": "add", "path": "nickName", "value": "B"], ["op": "remove", "path": "emails[type eq \"home\"]"],
            ["op": "replace", "path": "department", "value": "Sales"], ["op": "remove", "path": "title"])
        let changes = ResourceDifference.changes(from: Sample.user, to: new, Sample.schema)
        #expect(
            changes == [
                AttributeChange(path: "userName", old: "Bjensen", new: "new"),
                AttributeChange(path: "name.givenName", old: "Barbara", new: nil),
                AttributeChange(path: "nickName", old: nil, new: "B"),
                AttributeChange(path: "emails", old: Sample.user["emails"], new: new["emails"]),
                AttributeChange(path: URN.enterpriseUser + ":department", old: "Tours", new: "Sales"),
                AttributeChange(path: "title", old: "Guide", new: nil),
            ])
    }

    @Test func aWholeExtensionCountsByItsAttributes() throws {
        let new = try Sample.patched(["op": "remove", "path": .string(URN.enterpriseUser)])
        #expect(
            ResourceDifference.changes(from: Sample.user, to: new, Sample.schema).map(\.path) == [
                URN.enterpriseUser + ":employeeNumber", URN.enterpriseUser + ":department",
                URN.enterpriseUser + ":manager.value", URN.enterpriseUser + ":manager.displayName",
            ])
    }

    @Test func orderAndComputedAttributesDontCount() {
        var new = JSONObject(Array(Sample.user).reversed())
        new["meta"] = ["version": "W/\"4\""]
        #expect(ResourceDifference.changes(from: Sample.user, to: new, Sample.schema) == [])
    }
}
