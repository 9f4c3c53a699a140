import JSON

/// A ListResponse as far as a check looks at it (RFC 7644 §3.4.2).
struct ListPage: Sendable {
    let object: JSONObject
    /// As many as there are resources where paging by cursor may leave it out.
    let totalResults: Int
    /// Empty when the member is missing, which the RFC allows for no results.
    let resources: [JSONObject]

    /// - Parameter isByCursor: `totalResults` may be missing (RFC 9865 §2).
    init?(_ object: JSONObject, isByCursor: Bool = false) {
        let total = object[caseInsensitive: "totalResults"]?.integerValue
        guard total != nil || isByCursor else { return nil }
        switch object[caseInsensitive: "Resources"] {
        case .array(let elements)?:
            resources = elements.compactMap(\.objectValue)
            guard resources.count == elements.count else { return nil }
        case nil, .null?: resources = []
        default: return nil
        }
        self.object = object
        totalResults = total.map { Int($0) } ?? resources.count
    }

    var ids: [String] { resources.compactMap { $0.text("id") } }
}
