package import JSON

/// What a client asks of a list: by GET with parameters (RFC 7644 §3.4.2) or by POST to `/.search` (§3.4.3).
package struct SearchRequest: Sendable {
    package let filter: ParsedFilter?
    package let projection: Projection
    package let sort: Sort?
    package let page: PageRequest
    /// The cursor of the page that is asked for, empty for the first; nil asks for pages by index (RFC 9865 §2).
    package let cursor: String?
    /// The filter as it was written: a cursor belongs to it.
    package let filterText: String?

    /// From a query string, percent-decoded. Names are compared without regard to case; unknown ones are passed over,
    /// because Entra's feature flag travels among them. An empty parameter counts as absent, but an empty filter is a
    /// fault: it would select everybody.
    package init(
        parameters: [(name: String, value: String)], for schema: ResourceSchema, tolerance: Tolerance = .lenient,
        bounds: SearchBounds = .standard
    ) throws(SCIMError) {
        func parameter(_ name: String) -> String? {
            parameters.last { ASCIICase.equal($0.name, name) }?.value
        }
        func filled(_ name: String) -> String? {
            parameter(name).flatMap { $0.isEmpty ? nil : $0 }
        }
        filterText = parameter("filter")
        filter = try filterText.map { (text) throws(SCIMError) in
            try FilterParser.parse(text, for: schema, limits: bounds.filter, tolerance: tolerance)
        }
        projection = try Projection(
            attributes: parameter("attributes"), excludedAttributes: parameter("excludedAttributes"), for: schema)
        sort = try filled("sortBy").map { (name) throws(SCIMError) in
            try Sort(sortBy: name, sortOrder: parameter("sortOrder"), for: schema)
        }
        page = try PageRequest(startIndex: filled("startIndex"), count: filled("count"), bounds: bounds)
        cursor = parameter("cursor")
        try Self.check(cursor, hasStartIndex: filled("startIndex") != nil)
    }

    /// From a SearchRequest message. Throws `invalidSyntax` when it is none.
    package init(
        message: JSONValue, for schema: ResourceSchema, tolerance: Tolerance = .lenient,
        bounds: SearchBounds = .standard
    ) throws(SCIMError) {
        guard case .object(let message) = message else {
            throw .invalidSyntax("The body must be a SearchRequest object.")
        }
        let schemas = message[caseInsensitive: "schemas"]?.arrayValue ?? []
        guard schemas.contains(where: { $0.stringValue.map { URN.equal($0, URN.searchRequest) } ?? false }) else {
            throw .invalidSyntax("\"schemas\" must list \(URN.searchRequest).")
        }
        filterText = try Self.text("filter", in: message)
        filter = try filterText.map { (text) throws(SCIMError) in
            try FilterParser.parse(text, for: schema, limits: bounds.filter, tolerance: tolerance)
        }
        projection = try Projection(
            Self.names("attributes", in: message), Self.names("excludedAttributes", in: message), schema)
        let sortOrder = try Self.text("sortOrder", in: message)
        sort = try Self.text("sortBy", in: message).map { (name) throws(SCIMError) in
            try Sort(sortBy: name, sortOrder: sortOrder, for: schema)
        }
        let startIndex = try Self.integer("startIndex", in: message)
        page = PageRequest(startIndex: startIndex, count: try Self.integer("count", in: message), bounds: bounds)
        cursor = try Self.text("cursor", in: message)
        try Self.check(cursor, hasStartIndex: startIndex != nil)
    }

    /// RFC 9865 §2.4: one of the two asks for its method; both ask for nothing that exists.
    private static func check(_ cursor: String?, hasStartIndex: Bool) throws(SCIMError) {
        guard cursor != nil, hasStartIndex else { return }
        throw .invalidValue("cursor and startIndex are two ways to page; send one of them.")
    }

    private static func text(_ name: String, in message: JSONObject) throws(SCIMError) -> String? {
        switch message[caseInsensitive: name] {
        case nil, .null?: return nil
        case .string(let text)?: return text
        default: throw .invalidValue("\(name) must be a string.")
        }
    }

    private static func integer(_ name: String, in message: JSONObject) throws(SCIMError) -> Int? {
        switch message[caseInsensitive: name] {
        case nil, .null?: return nil
        case .integer(let number)?: return Int(number)
        default: throw .invalidValue("\(name) must be an integer.")
        }
    }

    /// A list in the message; some clients write it as one text with commas, as in a query string.
    private static func names(_ name: String, in message: JSONObject) throws(SCIMError) -> [String]? {
        switch message[caseInsensitive: name] {
        case nil, .null?: return nil
        case .string(let text)?: return text.split(separator: ",").map { String($0.filter { $0 != " " }) }
        case .array(let elements)?:
            let names = elements.compactMap(\.stringValue)
            guard names.count == elements.count else { throw .invalidValue("\(name) must be a list of strings.") }
            return names
        default: throw .invalidValue("\(name) must be a list of strings.")
        }
    }
}
