import Events
import JSON
import Testing

@testable import Provisioning

struct ProvisionedChangesTests {
    private func json(_ changes: [Change]) throws -> JSONValue? {
        try ProvisionedChanges(changes).text.map { try JSONParser.parse(Array($0.utf8)) }
    }

    @Test func keepsPathsWithOldAndNew() throws {
        let changes = try json([
            Change(path: "title", old: "Clerk", new: "Boss"), Change(path: "x", old: nil, new: 1),
            Change(path: "a\"b", old: nil, new: .null), Change(path: "emails", old: ["x", ["y": 1.5]], new: nil),
        ])
        #expect(
            changes == [
                ["path": "title", "old": "Clerk", "new": "Boss"], ["path": "x", "new": 1],
                ["path": "a\"b", "new": .null], ["path": "emails", "old": ["x", ["y": 1.5]]],
            ])
    }

    @Test func nothingIsNothing() {
        #expect(ProvisionedChanges([]).text == nil)
    }

    @Test func neverHoldsAPassword() {
        let secret = Change(path: "password", old: nil, new: "hunter2")
        #expect(ProvisionedChanges([secret, Change(path: "PassWord.x", old: "hunter1", new: nil)]).text == nil)
        let both = ProvisionedChanges([secret, Change(path: "phone", old: true, new: false)]).text
        #expect(both == #"[{"path":"phone","old":true,"new":false}]"#)
    }

    @Test func cutsALongTextAndSaysSo() throws {
        let long = String(repeating: "a", count: ProvisionedChanges.longestValue + 1)
        let cut = try json([
            Change(path: "title", old: "x", new: .string(long)), Change(path: "b", old: .string(long), new: "y"),
        ])
        #expect(
            cut == [
                ["path": "title", "old": "x", "truncated": true], ["path": "b", "new": "y", "truncated": true],
            ])
    }

    @Test func keepsTheBeginningOfALongList() throws {
        let members = JSONValue.array((0..<200).map { .string("member-\($0)") })
        let cut = try #require(try json([Change(path: "members", old: nil, new: members)])?.arrayValue?.first)
        #expect(cut["truncated"] == true)
        let kept = try #require(cut["new"]?.arrayValue)
        #expect(!kept.isEmpty && kept.count < 200 && kept.first == "member-0")
    }

    @Test func keepsABoundedNumberOfChanges() throws {
        let many = (0..<80).map { Change(path: "a\($0)", old: nil, new: 1) }
        let kept = try #require(try json(many)?.arrayValue)
        #expect(kept.count == ProvisionedChanges.mostChanges + 1)
        #expect(kept.last == ["truncated": true, "omitted": 30])
    }
}
