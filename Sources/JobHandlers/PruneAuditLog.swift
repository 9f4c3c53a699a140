package import Jobs
package import Tenancy

/// Forgets what is too old in the audit log.
package struct PruneAuditLog: JobHandler {
    package let kind = JobKind.pruneAuditLog
    private let log: AuditLog
    private let age: Duration

    package init(log: AuditLog, keepingFor age: Duration) {
        self.log = log
        self.age = age
    }

    /// Doing it again forgets nothing more.
    package func perform(_ batch: JobBatch) async throws {
        try await log.forget(olderThan: age)
    }
}
