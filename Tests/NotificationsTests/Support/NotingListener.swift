import Events
import Jobs
import Notifications
import Postgres
import Tenancy

/// Writes down what it hears in a table of the tenant, in the follower's transaction.
struct NotingListener: EventListener {
    static let kind = JobKind("test.note", queue: "notes")

    func hear(_ events: [Event], in transaction: TenantTransaction) async throws -> Set<JobKind> {
        transaction.enqueue(
            Statement(
                "test.note", "INSERT INTO {schema}.heard (sequence) SELECT unnest($1::int8[])"),
            [.int8s(events.map(\.sequence))])
        return [Self.kind]
    }
}

extension World {
    func prepareNotes() async throws {
        try await run("CREATE TABLE {schema}.heard (place bigint GENERATED ALWAYS AS IDENTITY, sequence bigint)")
    }

    /// The sequences that were heard, in the order in which they were.
    func notes() async throws -> [Int64] {
        let rows = try await database.query(
            Statement("test.notes", "SELECT sequence FROM {schema}.heard ORDER BY place"), for: tenant)
        return try rows.map { try $0.decode(Int64.self, at: 0) }
    }
}
