import HTTPTypes
import JSON
import Tenancy
import Web

/// One route of the admin API as the OpenAPI document describes it.
///
/// What all routes have in common (the key, the tenant in the path, what a body or a query can get wrong) is not said
/// here but added by ``described(in:)``.
struct AdminOperation: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let id: String
    private let summary: String
    private let parameters: [DescribedParameter]
    private let body: DescribedBody?
    private let answers: [DescribedAnswer]
    /// The very failures that the action throws, so that neither status nor code can be another.
    private let refusals: [Failure]

    /// - Parameter parameters: Those besides the path's.
    init(
        _ method: HTTPRequest.Method, _ path: String, _ id: String, _ summary: String,
        parameters: [DescribedParameter] = [], body: DescribedBody? = nil, answers: [DescribedAnswer],
        refusals: [Failure] = []
    ) {
        self.method = method
        self.path = path
        self.id = id
        self.summary = summary
        self.parameters = parameters
        self.body = body
        self.answers = answers
        self.refusals = refusals
    }

    /// As route tables write it.
    var route: String { "\(method.rawValue) \(path)" }

    func takes(_ parameter: String) -> Bool { parameters.contains { $0.name == parameter } }

    /// What a key must be good for.
    func scope(in area: AdminScope.Area) -> AdminScope { AdminScope(area, method == .get ? .read : .write) }

    /// - Parameter links: What can be done with what the operation has made.
    func described(in area: AdminScope.Area, links: JSONObject = [:]) -> DescribedOperation {
        DescribedOperation(
            method, path, id, summary, tag: area.rawValue, scopes: [scope(in: area).text],
            parameters: DescribedParameter.inPath(path) + parameters + (method == .post ? [.idempotencyKey] : []),
            body: body,
            answers: answers.map { $0.status == 201 ? $0.linked(links) : $0 },
            refusals: DescribedFailures(refusals + everywhere).documents)
    }

    /// From the front door, the gates, and the readers of paths, queries and bodies.
    private var everywhere: [Failure] {
        var failures: [Failure] = [
            .unauthorized, .scopeNeeded(""), .uriTooLong(limit: 0), .tooManyRequests(retryAfter: .zero), .unavailable,
        ]
        failures += path.contains("{tenant}") ? [.tenantNotFound, .tenantBehind] : [.operatorKeyRequired]
        if path.contains("{") { failures.append(.unknownPath) }
        if method != .get || parameters.contains(where: { $0.place == .query }) {
            failures.append(.invalidParameter("", ""))
        }
        if method == .post {
            failures += [
                .idempotencyKeyInvalid, .idempotencyInFlight, .idempotencyUnknown, .idempotencyMismatch,
                .bodyTooLarge(limit: 0),
            ]
        }
        if body != nil {
            failures += [
                .bodyMissing, .invalidBody([]), .bodyTooLarge(limit: 0), .unsupportedMediaType(accepted: ""),
                .unsupportedContentEncoding,
            ]
        }
        return failures
    }
}
