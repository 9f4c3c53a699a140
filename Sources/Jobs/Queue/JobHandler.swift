/// Does the work of one kind of job.
///
/// A job is delivered at least once. What it does in the database takes effect once when the handler completes the batch
/// in the same transaction (`JobBatch.complete(in:)`); what it does to the outside world must bear repetition.
package protocol JobHandler: Sendable {
    var kind: JobKind { get }
    /// Jobs that one call gets at most; 1 for work that ends job by job. Default 100.
    var batchLimit: Int { get }
    /// Whether each job is a batch of its own that runs beside others of the same tenant: for work that mostly waits for the
    /// outside world, so that one slow peer of a tenant does not hold its others. Default false.
    var runsApart: Bool { get }
    /// After this the handler's task is cancelled and the batch counts as failed. Default 60 s.
    var timeLimit: Duration { get }
    /// Whether jobs that ended well are kept in the history. Default true.
    var keepsHistory: Bool { get }
    /// The wait before each retry. Default `Backoff.standard`.
    var backoff: Backoff { get }

    /// Works on jobs of one tenant; in this process no other batch of that tenant and kind runs meanwhile, unless the kind
    /// ``runsApart``.
    ///
    /// Returning means that the jobs are done. After an error a batch of several is tried again in halves, so that one
    /// bad job does not hold the others; a single job fails with the error.
    func perform(_ batch: JobBatch) async throws
}

extension JobHandler {
    package var batchLimit: Int { 100 }
    package var runsApart: Bool { false }
    package var timeLimit: Duration { .seconds(60) }
    package var keepsHistory: Bool { true }
    package var backoff: Backoff { .standard }
}
