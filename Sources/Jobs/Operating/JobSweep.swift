/// What came of an operator's wish about all jobs that match a filter.
package enum JobSweep: Sendable, Hashable {
    /// So many were changed; jobs that a worker took meanwhile are not among them.
    case changed(Int)
    /// Not as many match as the operator expects: nothing was changed. Counting stops one above the expectation.
    case unexpected(Int)
}
