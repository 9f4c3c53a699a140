/// What is wrong with one member of a request's body.
package struct MemberFailure: Sendable, Hashable {
    /// Where, as a JSON pointer (RFC 6901).
    package let pointer: String
    /// A stable word for programs, in snake case.
    package let code: String
    /// A sentence for people.
    package let detail: String

    package init(pointer: String, code: String, detail: String) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
    }
}
