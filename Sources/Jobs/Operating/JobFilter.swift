/// Which jobs to list; nil means any.
package struct JobFilter: Sendable, Hashable {
    /// Nil lists the live jobs of every state, without the history.
    package var state: JobState?
    package var kind: String?
    package var tenantID: String?
    package var queue: String?

    package init(state: JobState? = nil, kind: String? = nil, tenantID: String? = nil, queue: String? = nil) {
        self.state = state
        self.kind = kind
        self.tenantID = tenantID
        self.queue = queue
    }
}
