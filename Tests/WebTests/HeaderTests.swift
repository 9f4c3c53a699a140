import HTTPTypes
import Testing

@testable import Web

@Suite struct HeaderTests {
    @Test(arguments: [
        ("Bearer rc_abc", "rc_abc"), ("bearer rc_abc", "rc_abc"), ("BEARER  rc_abc", "rc_abc"),
        ("Basic rc_abc", nil), ("Bearer", nil), ("Bearer ", nil), ("Bearer a b", nil), ("Bearer a, Bearer b", nil),
        ("Bearer a\u{0}b", nil), ("Bearer ä", nil), ("rc_abc", nil),
    ])
    func readsBearerCredentials(field: String, credential: String?) {
        #expect(BearerCredential.read(from: [.authorization: field]) == credential)
    }

    @Test func ignoresCredentialsThatAreTooLong() {
        let field = "Bearer " + String(repeating: "a", count: 513)
        #expect(BearerCredential.read(from: [.authorization: field]) == nil)
    }

    @Test(arguments: [
        ("W/\"7\"", VersionCondition.oneOf([7])), ("\"7\"", .oneOf([7])), ("*", .any),
        ("W/\"1\", \"2\" , W/\"x\"", .oneOf([1, 2])), ("7", .oneOf([])), ("", .oneOf([])),
    ])
    func readsEntityTags(field: String, condition: VersionCondition) {
        #expect(VersionCondition(field) == condition)
    }

    @Test func matchesTheVersionsItNames() {
        #expect(VersionCondition.oneOf([1, 2]).matches(2))
        #expect(!VersionCondition.oneOf([1, 2]).matches(3))
        #expect(!VersionCondition.oneOf([]).matches(3))
        #expect(VersionCondition.any.matches(3))
        #expect(VersionCondition(nil) == nil)
        #expect(VersionCondition(EntityTag.text(version: 9)) == .oneOf([9]))
    }
}
