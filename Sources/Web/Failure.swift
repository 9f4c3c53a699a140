package import HTTPTypes

/// Why a request gets no success, in terms that every surface can render in its own form.
///
/// Texts in a failure are read by strangers: they name limits, parameters and positions, never stored values.
package struct Failure: Error, Sendable {
    package let status: HTTPResponse.Status
    /// A stable word for programs, in snake case.
    package let code: String
    /// A sentence for people.
    package let detail: String
    /// Fields that belong to the answer, such as `Allow` or `Retry-After`.
    package let headers: HTTPFields
    /// What is wrong with which member of the request's body.
    package let members: [MemberFailure]

    package init(
        _ status: HTTPResponse.Status, code: String, detail: String, headers: HTTPFields = [:],
        members: [MemberFailure] = []
    ) {
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = headers
        self.members = members
    }
}
