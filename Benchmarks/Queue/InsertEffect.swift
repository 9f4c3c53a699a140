import Jobs
import Postgres

/// Inserts one row for each job, in the transaction in which it completes the batch.
struct InsertEffect: JobHandler {
    private static let insert = Statement("bench.effect", "INSERT INTO public.effects (job) SELECT unnest($1::int8[])")

    let kind = JobKind("bench.nothing", queue: "bench")
    let client: PostgresClient

    func perform(_ batch: JobBatch) async throws {
        try await client.transaction { transaction in
            let held = try await batch.complete(in: transaction)
            _ = try await transaction.query(Self.insert, [.int8s(held.map(\.id))])
        }
    }
}
