package import JSON

/// How an audited call ended.
package enum AuditedEnd: Sendable {
    /// The status and the answer's body, where it is JSON.
    case answered(status: Int, body: JSONValue?)
    case threw(any Error)
}
