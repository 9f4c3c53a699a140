import JSON
import SCIM

/// An answer together with what was asked, so that whoever doubts it can tell of both.
struct Reply: Sendable {
    let request: ConformanceRequest
    let answer: ConformanceAnswer

    var status: Int { answer.status }

    func header(_ name: String) -> String? { answer.header(name) }

    /// - Throws: ``CheckFailure`` that says what was asked, what came, what should have come and what to do.
    func require(_ holds: Bool, _ expected: String, _ advice: String) throws(CheckFailure) {
        guard holds else { throw failure(expected, advice) }
    }

    func failure(_ expected: String, _ advice: String) -> CheckFailure {
        CheckFailure(
            Finding(
                asked: Finding.Asked(request), came: Finding.Came(answer, isSecret: request.isSecret),
                expected: expected, advice: advice))
    }

    func require(status: Int..., advice: String) throws(CheckFailure) {
        try require(
            status.contains(answer.status), "Status \(status.map(String.init).joined(separator: " or ")).", advice)
    }

    /// The body as a JSON object.
    func object() throws(CheckFailure) -> JSONObject {
        guard !answer.isCut else {
            throw failure("A body of bounded length.", "Answer in pages; nobody reads megabytes of one answer.")
        }
        do {
            if case .object(let object) = try JSONParser.parse(answer.body) { return object }
        } catch {
            throw failure("A JSON object; the body is none: \(error).", "Answer with JSON and nothing else.")
        }
        throw failure("A JSON object.", "Answer with one JSON object.")
    }

    /// The body as a list (RFC 7644 §3.4.2).
    func list(isByCursor: Bool = false) throws(CheckFailure) -> ListPage {
        try require(status: 200, advice: "Answer lists with 200, also when nothing is found.")
        let object = try object()
        guard let page = ListPage(object, isByCursor: isByCursor) else {
            throw failure(
                "A ListResponse: totalResults, and Resources as an array.",
                "Answer every list in the form of RFC 7644 §3.4.2.")
        }
        return page
    }

    /// The error's form (RFC 7644 §3.12), with one of the keywords if some are named.
    func requireError(_ statuses: Int..., scimType: String? = nil, advice: String) throws(CheckFailure) {
        try require(
            statuses.contains(status),
            "Status \(statuses.map(String.init).joined(separator: " or "))"
                + (scimType.map { " with scimType \($0)." } ?? "."), advice)
        guard let scimType else { return }
        let object = try object()
        try require(
            object[caseInsensitive: "scimType"]?.stringValue == scimType, "scimType \(scimType) (RFC 7644 §3.12).",
            "Name the reason with scimType, so that clients can tell failures apart.")
    }
}
