import Foundation
import Postgres

extension JobRecord {
    /// Reads the columns that `JobListingStatements` select.
    init(_ row: Row) throws(PostgresError) {
        let job = try row.decode(
            Int64.self, String.self, String.self, String.self, String.self, Int16?.self, Int16.self, Int16?.self,
            String?.self, Int64?.self)
        guard let state = JobState(rawValue: job.1) else { throw .decoding("column 2: no state is called \(job.1)") }
        id = job.0
        self.state = state
        tenantID = job.2
        queue = job.3
        kind = job.4
        priority = job.5.map { Int($0) }
        attempt = Int(job.6)
        maxAttempts = job.7.map { Int($0) }
        uniqueKey = job.8
        workerID = job.9
        createdAt = try row.decode(Date.self, at: 10)
        runAt = try row.decode(Date?.self, at: 11)
        claimedAt = try row.decode(Date?.self, at: 12)
        finishedAt = try row.decode(Date?.self, at: 13)
        lastError = try row.decode(String?.self, at: 14)
        payload = try row.decode(String.self, at: 15)
    }
}

extension JobCursor {
    /// The place of a job in its list.
    init(_ job: JobRecord) {
        let finishedAt = job.finishedAt.map { Int64(($0.timeIntervalSince1970 * 1e6).rounded()) }
        self.init(id: job.id, finishedAt: finishedAt)
    }
}
