package import HTTPTypes
package import JSON

/// One method at one path, what it reads and what it can answer.
package struct DescribedOperation: Sendable {
    package let method: HTTPRequest.Method
    package let path: String
    package let id: String
    private let summary: String
    private let tag: String
    private let scopes: [String]
    private let parameters: [DescribedParameter]
    private let body: DescribedBody?
    private let answers: [DescribedAnswer]
    private let refusals: [Int: JSONValue]

    /// - Parameters:
    ///   - scopes: What the credential must be good for.
    ///   - refusals: The errors that it can answer, by status: Response Objects or references to them.
    package init(
        _ method: HTTPRequest.Method, _ path: String, _ id: String, _ summary: String, tag: String,
        scopes: [String] = [], parameters: [DescribedParameter] = [], body: DescribedBody? = nil,
        answers: [DescribedAnswer], refusals: [Int: JSONValue]
    ) {
        self.method = method
        self.path = path
        self.id = id
        self.summary = summary
        self.tag = tag
        self.scopes = scopes
        self.parameters = parameters
        self.body = body
        self.answers = answers
        self.refusals = refusals
    }

    /// As route tables write it.
    package var route: String { "\(method.rawValue) \(path)" }

    /// The Operation Object.
    package var document: JSONObject {
        var document: JSONObject = [
            "operationId": .string(id), "summary": .string(summary), "tags": [.string(tag)],
        ]
        if !scopes.isEmpty { document.append("security", [["bearer": .array(scopes.map(JSONValue.string))]]) }
        if !parameters.isEmpty { document.append("parameters", .array(parameters.map(\.reference))) }
        if let body { document.append("requestBody", body.document) }
        document.append("responses", .object(responses))
        return document
    }

    private var responses: JSONObject {
        var responses = JSONObject()
        for answer in answers { responses.append(String(answer.status), answer.document) }
        for (status, refusal) in refusals.sorted(by: { $0.key < $1.key }) {
            responses.append(String(status), refusal)
        }
        return responses
    }
}
