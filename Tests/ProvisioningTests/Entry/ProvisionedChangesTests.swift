import Events
import JSON
import Testing

@testable import Provisioning

struct ProvisionedChangesTests {
    @Test func keepsPathsWithOldAndNew() {
        let changes = ProvisionedChanges([
            Change(path: "title", old: "Clerk", new: "Boss"), Change(path: "x", old: nil, new: 1),
        ])
        #expect(changes.json == [["path": "title", "old": "Clerk", "new": "Boss"], ["path": "x", "new": 1]])
    }

    @Test func nothingIsNothing() {
        #expect(ProvisionedChanges([]).json == nil)
    }

    @Test func neverHoldsAPassword() {
        let secret = Change(path: "password", old: nil, new: "hunter2")
        #expect(ProvisionedChanges([secret]).json == nil)
        let both = ProvisionedChanges([secret, Change(path: "active", old: true, new: false)]).json
        #expect(both?.serialized().contains("hunter2") == false)
    }

    @Test func cutsALongTextAndSaysSo() {
        let long = String(repeating: "a", count: ProvisionedChanges.longestValue + 1)
        let json = ProvisionedChanges([Change(path: "title", old: "x", new: .string(long))]).json
        #expect(json == [["path": "title", "old": "x", "truncated": true]])
    }

    @Test func keepsTheBeginningOfALongList() throws {
        let members = JSONValue.array((0..<200).map { .string("member-\($0)") })
        let json = try #require(
            ProvisionedChanges([Change(path: "members", old: nil, new: members)]).json?.arrayValue?.first)
        #expect(json["truncated"] == true)
        let kept = try #require(json["new"]?.arrayValue)
        #expect(!kept.isEmpty && kept.count < 200 && kept.first == "member-0")
    }

    @Test func keepsABoundedNumberOfChanges() throws {
        let many = (0..<80).map { Change(path: "a\($0)", old: nil, new: 1) }
        let json = try #require(ProvisionedChanges(many).json?.arrayValue)
        #expect(json.count == ProvisionedChanges.mostChanges + 1)
        #expect(json.last == ["truncated": true, "omitted": 30])
    }
}
