package import JSON

/// One success that an operation can answer.
package struct DescribedAnswer: Sendable {
    package let status: Int
    private let description: String
    private let content: JSONObject?
    private let headers: [String]
    private let links: JSONObject

    /// - Parameters:
    ///   - schema: JSON Schema 2020-12 of the body; nil without one.
    ///   - headers: Names of ``OpenAPIDocument/headers`` that the answer always has.
    ///   - links: Link Objects by name: what can be done next.
    package init(
        _ status: Int, _ description: String, schema: JSONValue? = nil, as mediaType: String = "application/json",
        headers: [String] = [], links: JSONObject = [:]
    ) {
        self.status = status
        self.description = description
        self.headers = headers
        self.links = links
        content = schema.map { [mediaType: ["schema": $0]] }
    }

    /// The same answer with links to what can be done next.
    package func linked(_ links: JSONObject) -> DescribedAnswer {
        DescribedAnswer(status, description, content: content, headers: headers, links: links)
    }

    /// The same answer, which can also come in other forms.
    package func offered(as mediaTypes: [String]) -> DescribedAnswer {
        var content = content ?? [:]
        for type in mediaTypes { content.append(type, ["schema": ["type": "string"]]) }
        return DescribedAnswer(status, description, content: content, headers: headers, links: links)
    }

    private init(_ status: Int, _ description: String, content: JSONObject?, headers: [String], links: JSONObject) {
        self.status = status
        self.description = description
        self.content = content
        self.headers = headers
        self.links = links
    }

    /// The Response Object.
    package var document: JSONValue {
        var document: JSONObject = ["description": .string(description)]
        if !headers.isEmpty { document.append("headers", OpenAPIDocument.references(toHeaders: headers)) }
        if let content { document.append("content", .object(content)) }
        if !links.isEmpty { document.append("links", .object(links)) }
        return .object(document)
    }
}
