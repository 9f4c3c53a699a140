import Foundation
import JSON
import Postgres
import Synchronization

@testable import Jobs

/// Inserts one row for each job, in the transaction in which it completes the batch.
struct EffectHandler: JobHandler {
    static let insert = Statement("test.effect", "INSERT INTO public.effects (job) SELECT unnest($1::int8[])")

    let kind: JobKind
    let client: PostgresClient
    var batchLimit = 100
    var keepsHistory = false

    init(_ database: QueueDatabase, kind: JobKind = QueueDatabase.kind) async throws {
        self.kind = kind
        client = database.client
        try await database.execute("CREATE TABLE IF NOT EXISTS public.effects (job int8 NOT NULL)")
    }

    func perform(_ batch: JobBatch) async throws {
        try await client.transaction { transaction in
            let held = try await batch.complete(in: transaction)
            _ = try await transaction.query(Self.insert, [.int8s(held.map(\.id))])
        }
    }
}
