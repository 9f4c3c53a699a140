/// Where a job stands, as operators see it.
package enum JobState: String, Sendable, CaseIterable {
    case ready
    /// Waits for its time: enqueued with a delay, or failed and to be tried again.
    case scheduled
    case running
    /// Given up; kept until a person tries it again.
    case discarded
    /// Ended well; kept in the history for its retention, if its kind keeps one.
    case completed
}
