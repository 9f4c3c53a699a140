/// What the work of a task belongs to; goes along with the task and its children, and into every log line of theirs.
package struct WorkContext: Sendable, Hashable {
    @TaskLocal package static var current = WorkContext()

    package var trace: TraceParent?
    /// The tenant whose job is worked on.
    package var tenantID: String?
    /// The first of the jobs that are worked on together.
    package var jobID: Int64?
    package var jobKind: String?

    package init(trace: TraceParent? = nil, tenantID: String? = nil, jobID: Int64? = nil, jobKind: String? = nil) {
        self.trace = trace
        self.tenantID = tenantID
        self.jobID = jobID
        self.jobKind = jobKind
    }

    /// What log lines say of it, by name.
    package var logFields: [(name: String, value: String)] {
        [
            ("trace.id", trace?.traceID), ("tenant.id", tenantID), ("job.id", jobID.map { String($0) }),
            ("job.kind", jobKind),
        ].compactMap { name, value in value.map { (name, $0) } }
    }
}
