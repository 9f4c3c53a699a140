package import JSON
package import TraceContext

/// A job that this worker holds.
package struct Job: Sendable, Hashable {
    package let id: Int64
    package let tenantID: String
    package let kind: JobKind
    /// 1 at the first claim.
    package let attempt: Int
    package let maxAttempts: Int
    /// Above 0, a worker was lost while it held the job: it runs alone.
    package let rescues: Int
    package let priority: Int
    package let payload: JSONObject
    /// To which the work belongs that has left the job; of several that one waiting job stands for, the last.
    package let trace: TraceParent?

    package init(
        id: Int64, tenantID: String, kind: JobKind, attempt: Int, maxAttempts: Int = 20, rescues: Int = 0,
        priority: Int = 100, payload: JSONObject = JSONObject(), trace: TraceParent? = nil
    ) {
        self.id = id
        self.tenantID = tenantID
        self.kind = kind
        self.attempt = attempt
        self.maxAttempts = maxAttempts
        self.rescues = rescues
        self.priority = priority
        self.payload = payload
        self.trace = trace
    }
}
