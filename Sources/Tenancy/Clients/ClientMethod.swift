/// How an OAuth client proves who it is.
package enum ClientMethod: String, Sendable, Hashable, CaseIterable {
    /// By a secret that was made here (RFC 6749 §2.3.1).
    case clientSecret = "client_secret"
    /// By an assertion that its own issuer has signed (RFC 7523 §2.2): there is no secret to keep or to renew.
    case workloadIdentity = "workload_identity"
}
