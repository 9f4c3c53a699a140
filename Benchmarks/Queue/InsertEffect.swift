import Foundation
import Jobs
import Postgres

/// Inserts one row for each job, in the transaction in which it completes the batch.
struct InsertEffect: JobHandler {
    private static let insert = Statement("bench.effect", "INSERT INTO public.effects (job) SELECT unnest($1::int8[])")

    let kind = JobKind("bench.nothing", queue: "bench")
    let client: PostgresClient
    /// Seconds between taking a batch and working on it. Then the handler is deaf to cancellation, too: what was put to sleep
    /// meanwhile goes on where it stood, and says so.
    let hesitation: Int64

    func perform(_ batch: JobBatch) async throws {
        guard hesitation > 0 else { return try await act(on: batch) }
        try await Task {
            Self.say("took")
            try await Task.sleep(for: .seconds(hesitation))
            defer { Self.say("acted") }
            try await act(on: batch)
        }.value
    }

    private static func say(_ word: String) {
        FileHandle.standardError.write(Data((word + "\n").utf8))
    }

    private func act(on batch: JobBatch) async throws {
        try await client.transaction { transaction in
            let held = try await batch.complete(in: transaction)
            _ = try await transaction.query(Self.insert, [.int8s(held.map(\.id))])
        }
    }
}
