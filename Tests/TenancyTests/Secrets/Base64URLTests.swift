import Testing

@testable import Tenancy

/// The vectors are those of RFC 4648 §10, without padding, and one of the alphabet's last two signs.
@Suite struct Base64URLTests {
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"),
    ])
    func encodes(_ text: String, _ expected: String) {
        #expect(Base64URL.encode(Array(text.utf8)) == expected)
    }

    @Test func usesTheAlphabetForURLs() {
        #expect(Base64URL.encode([0xFB, 0xEF, 0xFF]) == "--__")
    }
}
