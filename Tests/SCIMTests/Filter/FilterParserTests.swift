import JSON
import SCIM
import Testing

@Suite struct FilterParserTests {
    private static func parse(_ text: String) throws(SCIMError) -> ParsedFilter {
        try FilterParser.parse(text, for: SchemaRegistry.standard.user)
    }

    /// RFC 7644 §3.4.2.2: grouping, then not, then and, then or.
    @Test func andBindsTighterThanOr() throws {
        let title = Filter.present(AttributePath("title"))
        let userType = Filter.present(AttributePath("userType"))
        let locale = Filter.present(AttributePath("locale"))
        #expect(
            try Self.parse("title pr or userType pr and locale pr").filter == .or([title, .and([userType, locale])]))
        #expect(
            try Self.parse("(title pr or userType pr) and locale pr").filter == .and([.or([title, userType]), locale]))
        #expect(try Self.parse("NOT (title pr) AND locale PR").filter == .and([.not(title), locale]))
        #expect(try Self.parse("not(title pr and locale pr)").filter == .not(.and([title, locale])))
    }

    @Test func spellsNamesAsTheSchemaDoes() throws {
        #expect(
            try Self.parse(#"EMAILS[TYPE EQ "work" and VALUE co "x"]"#).filter
                == .valuePath(
                    AttributePath("emails"),
                    .and([
                        .comparison(AttributePath("type"), .eq, "work"), .comparison(AttributePath("value"), .co, "x"),
                    ])))
    }

    /// E20; RFC 7643 §2.4.
    @Test func comparisonWithAComplexAttributeMeansItsValue() throws {
        let parsed = try Self.parse(#"id eq "u1" and manager eq "u2""#)
        #expect(
            parsed.filter
                == .and([
                    .comparison(AttributePath("id"), .eq, "u1"),
                    .comparison(AttributePath(schema: URN.enterpriseUser, "manager", "value"), .eq, "u2"),
                ]))
        #expect(parsed.coercions.map(\.leniency) == [.extensionAttributeWithoutURN])
        #expect(throws: SCIMError.self) { try Self.parse(#"name eq "x""#) }
    }

    /// E19.
    @Test(arguments: [("jyoung", "jyoung"), ("0042", "0042"), ("12", "12"), ("true", "true"), ("a@x.test", "a@x.test")])
    func bareWordsAreText(word: String, value: String) throws {
        let parsed = try Self.parse("externalId eq \(word)")
        #expect(parsed.filter == .comparison(AttributePath("externalId"), .eq, .string(value)))
        #expect(parsed.coercions == [Coercion(.unquotedText, at: "externalId")])
    }

    /// E1.
    @Test func textIsReadAsBoolean() throws {
        let parsed = try Self.parse(#"active eq "True""#)
        #expect(parsed.filter == .comparison(AttributePath("active"), .eq, true))
        #expect(parsed.coercions == [Coercion(.booleanAsText, at: "active")])
    }

    /// E22.
    @Test func aSubAttributeAfterAValueFilterIsAConditionMore() throws {
        let parsed = try Self.parse(#"emails[type eq "work"].value eq "a@x.test""#)
        #expect(
            parsed.filter
                == .valuePath(
                    AttributePath("emails"),
                    .and([
                        .comparison(AttributePath("type"), .eq, "work"),
                        .comparison(AttributePath("value"), .eq, "a@x.test"),
                    ])))
        #expect(parsed.coercions.map(\.leniency) == [.subAttributeAfterValueFilter])
    }

    @Test func readsJSONTextWithEscapes() throws {
        #expect(
            try Self.parse(#"title eq "a \"b\" \\ \u00e4 ) ] and""#).filter
                == .comparison(AttributePath("title"), .eq, "a \"b\" \\ ä ) ] and"))
    }

    @Test(arguments: [
        "", " ", "title", "title eq", "title eq \"x", "title eq 'x'", "title pr and", "and title pr",
        "title pr title pr",
        "(title pr", "title pr)", "()", "not title pr", "title xx \"y\"", "emails[type eq \"work\"", "emails[]",
        "emails [type pr]", "emails[type pr][value pr]", "name.givenName[x pr]", "nonsense eq \"x\"",
        "title eq \"\\ud800\"",
        "title eq \"a\u{0}\"", "title pr or or locale pr",
    ])
    func refusesWhatIsNoFilter(text: String) {
        #expect { try Self.parse(text) } throws: { ($0 as? SCIMError)?.type == .invalidFilter }
    }

    /// RFC 7644 Table 3; section 4.9 of the facts: secrets can't be asked about.
    @Test(arguments: [
        "active gt true", "active co \"t\"", "x509Certificates.value gt \"aa\"", "password eq \"x\"", "password pr",
        "active eq \"maybe\"", "meta.created gt \"yesterday\"", "userName gt null", "userName co null",
    ])
    func refusesMeaninglessComparisons(text: String) {
        #expect { try Self.parse(text) } throws: { ($0 as? SCIMError)?.type == .invalidFilter }
    }

    @Test func boundsLengthAndDepth() {
        let long = "title eq \"" + String(repeating: "x", count: 5000) + "\""
        #expect(throws: SCIMError.invalidFilter("The filter exceeds 4096 bytes.")) { try Self.parse(long) }
        let deep = String(repeating: "(", count: 2000) + "title pr"
        #expect(throws: SCIMError.invalidFilter("The filter nests deeper than 20 levels.")) { try Self.parse(deep) }
    }

    @Test func tellsTheByte() {
        #expect(throws: SCIMError.invalidFilter("Unknown operator at byte 6 of the filter.")) {
            try Self.parse("title is \"x\"")
        }
        #expect(throws: SCIMError.invalidFilter("Unexpected text at byte 9 of the filter.")) {
            try Self.parse("title pr ]")
        }
    }
}
