@testable import Jobs

/// Does what a test says.
struct ClosureHandler: JobHandler {
    var kind: JobKind = QueueDatabase.kind
    var batchLimit = 100
    var timeLimit: Duration = .seconds(60)
    var keepsHistory = true
    var backoff = Backoff(first: .milliseconds(10), limit: .milliseconds(20))
    let work: @Sendable (JobBatch) async throws -> Void

    func perform(_ batch: JobBatch) async throws {
        try await work(batch)
    }
}
