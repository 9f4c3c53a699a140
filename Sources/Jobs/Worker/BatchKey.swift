/// A worker runs at most one batch at a time under each key.
struct BatchKey: Sendable, Hashable {
    let tenantID: String
    let kind: String
}
