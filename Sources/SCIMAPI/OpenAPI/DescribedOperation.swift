import HTTPTypes
import JSON

/// One method at one path, what it reads and what it can answer.
struct DescribedOperation: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let id: String
    let summary: String
    let tag: String
    let parameters: [DescribedParameter]
    /// The name of the schema of the body.
    let body: String?
    let answers: [DescribedAnswer]
    /// The statuses of the errors that it can answer besides those that all can.
    let refusals: Set<Int>

    /// From the gates and the front door, before any action is reached.
    private static let everywhere: Set<Int> = [401, 403, 414, 429, 503]
    private static let withBody: Set<Int> = [400, 413, 415]

    init(
        _ method: HTTPRequest.Method, _ path: String, _ id: String, _ summary: String, tag: String,
        parameters: [DescribedParameter] = [], body: String? = nil, answers: [DescribedAnswer], refusals: Set<Int>
    ) {
        self.method = method
        self.path = path
        self.id = id
        self.summary = summary
        self.tag = tag
        self.parameters = parameters
        self.body = body
        self.answers = answers
        self.refusals = refusals
    }

    /// The Operation Object.
    var document: JSONObject {
        var document: JSONObject = [
            "operationId": .string(id), "summary": .string(summary), "tags": [.string(tag)],
        ]
        if !parameters.isEmpty { document.append("parameters", .array(parameters.map(\.reference))) }
        if let body {
            let content: JSONValue = ["schema": OpenAPIDocument.reference(to: body)]
            document.append(
                "requestBody",
                [
                    "required": true,
                    "content": ["application/scim+json": content, "application/json": content],
                ])
        }
        document.append("responses", .object(responses))
        return document
    }

    private var responses: JSONObject {
        var responses = JSONObject()
        for answer in answers { responses.append(String(answer.status), answer.document) }
        let refusals = refusals.union(Self.everywhere).union(body == nil ? [] : Self.withBody)
        for status in refusals.sorted() {
            responses.append(String(status), ["$ref": .string("#/components/responses/\(status)")])
        }
        return responses
    }
}
