/// What a job does, and the queue in which it waits.
///
/// The kinds of one queue share its slots in a worker, so work that waits for the outside world gets a queue of its own.
package struct JobKind: Sendable, Hashable {
    /// Stored with each job, such as `licenses.reconcile`; never change it while jobs are waiting.
    package let name: String
    package let queue: String

    package init(_ name: String, queue: String) {
        self.name = name
        self.queue = queue
    }
}
