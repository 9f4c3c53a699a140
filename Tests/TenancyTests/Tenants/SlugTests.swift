import Testing

@testable import Tenancy

@Suite struct SlugTests {
    @Test(arguments: ["a", "0", "acme", "acme-2", "a--b", String(repeating: "a", count: 63)])
    func accepts(_ slug: String) throws {
        try Slug.validate(slug)
    }

    @Test(arguments: [
        ("", "a slug needs at least one character"),
        ("Acme", "a slug is made of a-z, 0-9 and \"-\"; character 1 is \"A\""),
        ("ac me", "a slug is made of a-z, 0-9 and \"-\"; character 3 is U+20"),
        ("a\u{0}", "a slug is made of a-z, 0-9 and \"-\"; character 2 is U+0"),
        ("müller", "a slug is made of a-z, 0-9 and \"-\"; character 2 is \"ü\""),
        ("-acme", "a slug begins and ends with a letter or digit"),
        ("acme-", "a slug begins and ends with a letter or digit"),
        (String(repeating: "a", count: 64), "a slug has at most 63 characters, this one has 64"),
    ])
    func saysWhatIsWrong(_ slug: String, _ sentence: String) {
        #expect(throws: TenancyError.slugInvalid(sentence)) { try Slug.validate(slug) }
    }
}
