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
}
