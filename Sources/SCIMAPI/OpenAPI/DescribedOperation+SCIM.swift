import HTTPTypes
import JSON
import Web

extension DescribedOperation {
    /// From the gates and the front door, before any action is reached.
    private static let everywhere: Set<Int> = [401, 403, 414, 429, 503]
    private static let withBody: Set<Int> = [400, 413, 415]
    private static let mediaTypes = ["application/scim+json", "application/json"]

    /// - Parameters:
    ///   - body: The name of the schema of the body.
    ///   - refusals: The statuses of the errors that it can answer besides those that all can.
    init(
        _ method: HTTPRequest.Method, _ path: String, _ id: String, _ summary: String, tag: String,
        parameters: [DescribedParameter] = [], body: String? = nil, answers: [DescribedAnswer], refusals: Set<Int>
    ) {
        let statuses = refusals.union(Self.everywhere).union(body == nil ? [] : Self.withBody)
        self.init(
            method, path, id, summary, tag: tag, parameters: parameters,
            body: body.map { DescribedBody(OpenAPIDocument.reference(to: $0), as: Self.mediaTypes) }, answers: answers,
            refusals: Dictionary(
                uniqueKeysWithValues: statuses.map { ($0, ["$ref": .string("#/components/responses/\($0)")]) }))
    }
}
