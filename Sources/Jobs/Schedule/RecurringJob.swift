/// A job of the service itself that is enqueued again and again, once at each moment over all workers.
///
/// After a time in which no worker ran it is enqueued once, whatever was missed. While one still waits unread, the next
/// moment adds none.
package struct RecurringJob: Sendable {
    /// The tenant of jobs that belong to none: no tenant's id.
    package static let service = "-"

    /// Unique among the recurring jobs; never changes.
    package let name: String
    package let recurrence: Recurrence
    package let kind: JobKind
    /// Smaller runs first.
    package let priority: Int

    package init(_ name: String, _ recurrence: Recurrence, kind: JobKind, priority: Int = 200) {
        self.name = name
        self.recurrence = recurrence
        self.kind = kind
        self.priority = priority
    }

    var job: NewJob {
        NewJob(tenantID: Self.service, kind: kind, uniqueKey: name, priority: priority)
    }
}
