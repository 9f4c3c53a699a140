import Foundation
package import Postgres

/// How operators stop and start parts of the queue. Jobs that run already run on.
package struct JobPauses: Sendable {
    private let client: PostgresClient

    package init(client: PostgresClient) {
        self.client = client
    }

    package func all() async throws(PostgresError) -> [JobPause] {
        try Self.pauses(try await client.query(PauseStatements.list))
    }

    /// Keeps the jobs from being claimed that fit every part that isn't nil. At least one part must be given.
    package func pause(
        queue: String?, kind: String?, tenantID: String?, reason: String?
    ) async throws(PostgresError) -> JobPause {
        let rows = try await client.query(
            PauseStatements.insert, [.text(queue), .text(kind), .text(tenantID), .text(reason)])
        guard let pause = try Self.pauses(rows).first else { throw .misuse("The insert returned nothing.") }
        return pause
    }

    /// Ends a pause; nil when there is none with the id. The caller then hints its queue.
    package func resume(_ id: Int64) async throws(PostgresError) -> JobPause? {
        try Self.pauses(try await client.query(PauseStatements.delete, [.int8(id)])).first
    }

    private static func pauses(_ rows: Rows) throws(PostgresError) -> [JobPause] {
        try rows.map { row throws(PostgresError) in
            let (id, queue, kind, tenantID, reason, pausedAt) = try row.decode(
                Int64.self, String?.self, String?.self, String?.self, String?.self, Date.self)
            return JobPause(
                id: id, queue: queue, kind: kind, tenantID: tenantID, reason: reason, pausedAt: pausedAt)
        }
    }
}
