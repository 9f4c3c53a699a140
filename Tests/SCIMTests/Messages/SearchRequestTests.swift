import JSON
import SCIM
import Testing

@Suite struct SearchRequestTests {
    private static func read(_ parameters: (name: String, value: String)...) throws(SCIMError) -> SearchRequest {
        try SearchRequest(parameters: parameters, for: Sample.schema)
    }

    @Test func readsParameters() throws {
        let request = try Self.read(
            ("filter", "userName eq \"a\""), ("sortBy", "name.familyName"), ("sortOrder", "descending"),
            ("startIndex", "11"),
            ("COUNT", "5"), ("attributes", "userName"), ("aadOptscim062020", ""))
        #expect(request.filter?.filter == .comparison(AttributePath("userName"), .eq, "a"))
        #expect(request.sort?.path == AttributePath("name", "familyName"))
        #expect(request.sort?.isDescending == true)
        #expect(request.page == PageRequest(startIndex: 11, count: 5))
        #expect(!request.projection.isIdentity)
    }

    @Test func anEmptyRequestAsksForTheFirstPage() throws {
        let request = try Self.read()
        #expect(request.filter == nil && request.sort == nil && request.projection.isIdentity)
        #expect(request.page.startIndex == 1 && request.page.count == 100)
    }

    /// E22: never ignore a filter.
    @Test func anEmptyFilterIsRefused() {
        #expect { try Self.read(("filter", "")) } throws: { ($0 as? SCIMError)?.type == .invalidFilter }
    }

    /// RFC 7644 §3.4.2.4; E25.
    @Test(arguments: [
        ("0", "10", 1, 10), ("-5", "-1", 1, 0), ("7", "0", 7, 0), ("1", "5000", 1, 1000),
        ("99999999999999999999", "99999999999999999999", .max, 1000),
        ("-99999999999999999999", "-99999999999999999999", 1, 0),
        ("", "", 1, 100),
    ])
    func numbersAreBroughtIntoRange(startIndex: String, count: String, expectedStart: Int, expectedCount: Int) throws {
        let page = try Self.read(("startIndex", startIndex), ("count", count)).page
        #expect(page.startIndex == expectedStart)
        #expect(page.count == expectedCount)
    }

    @Test(arguments: ["x", "1.5", "1e3", "-", " 1", "0x10", "١"])
    func whatIsNoIntegerIsRefused(text: String) {
        #expect { try Self.read(("count", text)) } throws: { ($0 as? SCIMError)?.type == .invalidValue }
    }

    @Test(arguments: ["nonsense", "password", "name", "addresses"])
    func whatCantBeSortedByIsRefused(name: String) {
        #expect { try Self.read(("sortBy", name)) } throws: { ($0 as? SCIMError)?.type == .invalidPath }
    }

    /// RFC 7644 §3.4.3.
    @Test func readsAMessage() throws {
        let request = try SearchRequest(
            message: [
                "schemas": [.string(URN.searchRequest)], "filter": "title pr", "attributes": ["userName", "title"],
                "sortBy": "userName", "startIndex": 3, "count": -1, "excludedAttributes": nil,
            ], for: Sample.schema)
        #expect(request.filter?.filter == .present(AttributePath("title")))
        #expect(request.page == PageRequest(startIndex: 3, count: 0))
        #expect(request.projection.apply(to: Sample.user).names == ["schemas", "id", "userName", "title"])
    }

    @Test(
        arguments: [
            ([], .invalidSyntax), (["filter": "title pr"], .invalidSyntax),
            (["schemas": [.string(URN.searchRequest)], "filter": 1], .invalidValue),
            (["schemas": [.string(URN.searchRequest)], "count": "5"], .invalidValue),
            (["schemas": [.string(URN.searchRequest)], "attributes": [1]], .invalidValue),
            (["schemas": [.string(URN.searchRequest)], "filter": "nonsense"], .invalidFilter),
        ] as [(JSONValue, SCIMErrorType)])
    func refusesAFaultyMessage(message: JSONValue, type: SCIMErrorType) {
        #expect { try SearchRequest(message: message, for: Sample.schema) } throws: { ($0 as? SCIMError)?.type == type }
    }
}
