package import Postgres
import Synchronization
import TraceContext

/// Jobs of one tenant and one kind that a handler works on together.
package final class JobBatch: Sendable {
    package let tenantID: String
    package let kind: JobKind
    /// At least one, in order of priority and age.
    package let jobs: [Job]

    private let workerID: Int64
    private let keepsHistory: Bool
    private let isCompletedInTransaction = Atomic(false)

    init(tenantID: String, kind: JobKind, jobs: [Job], workerID: Int64, keepsHistory: Bool) {
        self.tenantID = tenantID
        self.kind = kind
        self.jobs = jobs
        self.workerID = workerID
        self.keepsHistory = keepsHistory
    }

    /// Ends the batch in the handler's own transaction, together with the effect.
    ///
    /// Returns the jobs that this worker still held, maybe none. The others have ended or were taken away meanwhile (this
    /// process was thought lost): leave their effect to whoever holds them now. When the transaction does not commit, the
    /// handler must throw.
    package func complete(in transaction: PostgresTransaction) async throws(PostgresError) -> [Job] {
        let held = HeldJobs(jobs.map { HeldJob(id: $0.id, attempt: $0.attempt) })
        let statement = keepsHistory ? JobStatements.complete : JobStatements.completeWithoutHistory
        let rows = try await transaction.query(statement, held.binds(workerID: workerID))
        var completed: Set<Int64> = []
        for row in rows { completed.insert(try row.decode(Int64.self, at: 0)) }
        isCompletedInTransaction.store(true, ordering: .relaxed)
        return completed.count == jobs.count ? jobs : jobs.filter { completed.contains($0.id) }
    }

    /// What the handler's work belongs to. Jobs of different traces have none in common.
    var context: WorkContext {
        let traces = Set(jobs.compactMap(\.trace))
        return WorkContext(
            trace: traces.count == 1 ? traces.first : nil, tenantID: tenantID, jobID: jobs.first?.id,
            jobKind: kind.name)
    }

    /// True when the handler has ended the batch itself.
    var isCompleted: Bool { isCompletedInTransaction.load(ordering: .relaxed) }

    /// The two halves of a batch of several, the one job of a single one again.
    var halves: [JobBatch] {
        guard jobs.count > 1 else { return [part(jobs[...])] }
        return [part(jobs[..<(jobs.count / 2)]), part(jobs[(jobs.count / 2)...])]
    }

    private func part(_ jobs: ArraySlice<Job>) -> JobBatch {
        JobBatch(tenantID: tenantID, kind: kind, jobs: Array(jobs), workerID: workerID, keepsHistory: keepsHistory)
    }
}
