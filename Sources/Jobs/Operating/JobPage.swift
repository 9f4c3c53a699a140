/// A page of a list of jobs.
package struct JobPage: Sendable {
    package let jobs: [JobRecord]
    /// Where the next page begins; nil when this is the last.
    package let next: JobCursor?
}
