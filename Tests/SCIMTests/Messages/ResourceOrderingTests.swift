import JSON
import SCIM
import Testing

/// RFC 7644 §3.4.2.3.
@Suite struct ResourceOrderingTests {
    private static let resources: [JSONObject] = [
        ["id": "1", "userName": "b", "title": "x", "meta": ["created": "2020-01-01T00:00:00+02:00"]],
        [
            "id": "2", "userName": "A", "emails": [["value": "z"], ["value": "a", "primary": true]],
            "meta": ["created": "2020-01-01T00:00:00Z"],
        ],
        ["id": "3", "userName": "c", "title": "X", "emails": [["value": "B"]], "active": true],
        ["id": "4", "userName": "D", "title": "a", "active": false],
    ]

    @Test(
        arguments: [
            ("userName", nil, "2134"), ("userName", "descending", "4312"), ("title", "ascending", "4132"),
            ("title", "descending", "2314"), ("emails", nil, "2314"), ("emails.value", "descending", "4132"),
            ("meta.created", nil, "1234"), ("active", nil, "4312"), ("id", "descending", "4321"),
        ] as [(String, String?, String)])
    func sorts(sortBy: String, sortOrder: String?, ids: String) throws {
        let sort = try Sort(sortBy: sortBy, sortOrder: sortOrder, for: Sample.schema)
        let ordering = ResourceOrdering(sort, for: Sample.schema)
        let sorted = Self.resources.sorted(by: ordering.precedes)
        #expect(sorted.compactMap { $0["id"]?.stringValue }.joined() == ids)
    }
}
