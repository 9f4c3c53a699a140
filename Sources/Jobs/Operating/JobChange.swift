/// What came of an operator's wish about one job.
package enum JobChange: Sendable, Hashable {
    case changed(JobRecord)
    case notFound
    /// The job is in a state in which that cannot be done.
    case conflict(JobState)
}
