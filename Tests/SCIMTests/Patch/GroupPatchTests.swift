import JSON
import SCIM
import Testing

@Suite struct GroupPatchTests {
    private static func split(_ operations: JSONValue...) throws(SCIMError) -> GroupPatch {
        try GroupPatch(PatchRequest(message: Sample.message(operations), for: Sample.groupSchema))
    }

    @Test func keepsTheOrderOfSteps() throws {
        let patch = try Self.split(
            ["op": "add", "path": "members", "value": [["value": "u1", "type": "User"]]],
            ["op": "replace", "path": "displayName", "value": "New"],
            ["op": "remove", "path": "members[value eq \"u1\"]"],
            ["op": "add", "value": ["members": [["value": "g2", "type": "group"]]]])
        #expect(
            patch.membership == [
                .add([Member(value: "u1", kind: .user)]), .remove(["u1"]), .add([Member(value: "g2", kind: .group)]),
            ])
        #expect(patch.attributes.operations.count == 1)
    }

    @Test(arguments: [
        "members[value eq \"a\" and type eq \"User\"]", "members[value ne \"a\"]", "members[not (value eq \"a\")]",
        "members[value eq \"a\" or type eq \"Group\"]", "members[value sw \"a\"]",
    ])
    func otherFiltersAreHandedOn(path: String) throws {
        guard case .removeMatching? = try Self.split(["op": "remove", "path": .string(path)]).membership.first else {
            Issue.record("not handed on")
            return
        }
    }

    @Test(
        arguments: [
            ["op": "replace", "path": "members[value eq \"a\"].type", "value": "Group"],
            ["op": "replace", "path": "members.value", "value": "x"],
            ["op": "replace", "path": "members[value eq \"a\"]", "value": ["value": "b"]],
            ["op": "remove", "path": "members[value eq \"a\"].type"],
        ] as [JSONValue])
    func partsOfAMemberAreImmutable(operation: JSONValue) {
        #expect { try Self.split(operation) } throws: {
            let error = $0 as? SCIMError
            return error?.type == .mutability && error?.detail.hasPrefix("Operations[0]") == true
        }
    }

    @Test(
        arguments: [1, [1], [["display": "x"]], [["value": 1]], [["value": "a", "type": "Robot"]], [nil]] as [JSONValue]
    )
    func whatNamesNoMemberIsInvalidValue(value: JSONValue) {
        #expect { try Self.split(["op": "add", "path": "members", "value": value]) } throws: {
            ($0 as? SCIMError)?.type == .invalidValue
        }
    }

    @Test func takesAllMembersOfALargeOperation() throws {
        let members = (0..<10_000).map { JSONValue.object(["$ref": nil, "value": .string("u\($0)")]) }
        let patch = try Self.split(["op": "add", "path": "members", "value": .array(members)])
        guard case .add(let added)? = patch.membership.first else {
            Issue.record("no addition")
            return
        }
        #expect(added.count == 10_000)
    }

    @Test func aNullValueOfARemovalIsNoValue() throws {
        #expect(try Self.split(["op": "remove", "path": "members", "value": nil]).membership == [.removeAll])
    }
}
