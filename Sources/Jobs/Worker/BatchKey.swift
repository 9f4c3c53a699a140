/// A worker runs at most one batch at a time under each key.
struct BatchKey: Sendable, Hashable {
    let tenantID: String
    let kind: String
    /// Set when each job of the kind runs by itself, beside others of the tenant.
    var jobID: Int64?
}
