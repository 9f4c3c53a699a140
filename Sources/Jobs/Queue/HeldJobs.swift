import Postgres

/// A claim on one job: only the worker that made it may end it, and only while no later claim exists.
struct HeldJob: Sendable, Hashable {
    let id: Int64
    let attempt: Int
}

/// Claims in the form in which the guarded statements take them.
///
/// Sorted by id, so that a statement finds the attempt of a row by binary search (`width_bucket`) and locks rows in one
/// order.
struct HeldJobs: Sendable {
    let jobs: [HeldJob]

    init(_ jobs: [HeldJob]) {
        self.jobs = jobs.sorted { $0.id < $1.id }
    }

    /// `$1` worker, `$2` ids, `$3` attempts.
    func binds(workerID: Int64) -> [Bind] {
        [.int8(workerID), .int8s(jobs.map(\.id)), .int2s(jobs.map { Int16(clamping: $0.attempt) })]
    }
}
