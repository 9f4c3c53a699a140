import FoundationEssentials
import JSON
import SCIM
import Testing

@testable import Directory

@Suite struct MembershipEditTests {
    @Test func sumsUpInOrder() {
        let edit = MembershipEdit([
            .add([Member(value: "a"), Member(value: "b")]), .remove(["a", "c"]), .add([Member(value: "c")]),
        ])
        #expect(edit.added == ["b", "c"])
        #expect(edit.removed == ["a"])
        #expect(!edit.replacesAll)
    }

    @Test func namesWhoComesAndGoesOnce() {
        let edit = MembershipEdit([.add([Member(value: "a")]), .remove(["a"]), .add([Member(value: "a")])])
        #expect(edit.added == ["a"])
        #expect(edit.removed.isEmpty)
    }

    @Test func forgetsWhatCameBeforeAReplacement() {
        let edit = MembershipEdit([
            .add([Member(value: "a")]), .remove(["b"]), .replace([Member(value: "c"), Member(value: "d")]),
            .remove(["d", "e"]),
        ])
        #expect(edit.replacesAll)
        #expect(edit.added == ["c"])
        #expect(edit.removed.isEmpty)
    }

    @Test func isNothingOnlyWithoutOperations() {
        #expect(MembershipEdit([]).isEmpty)
        #expect(!MembershipEdit([.removeAll]).isEmpty)
    }

    @Test func asksFiltersOfMembersAndOfThoseAddedBefore() throws {
        let ann = Reference(id: UUID(), isGroup: false, display: nil)
        let inner = Reference(id: UUID(), isGroup: true, display: nil)
        let byType = MembershipEdit(
            [.add([Member(value: "new")]), .removeMatching(.comparison(AttributePath("type"), .eq, "group"))],
            current: [ann, inner])
        #expect(byType.removed == [inner.id.canonicalText])
        #expect(byType.added == ["new"])
        let byValue = MembershipEdit(
            [.add([Member(value: "new")]), .removeMatching(.comparison(AttributePath("value"), .sw, "n"))],
            current: [])
        #expect(byValue.added.isEmpty)
    }
}
