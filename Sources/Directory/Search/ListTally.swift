import FoundationEssentials
import Postgres
import Tenancy

/// How many resources come before any place of a list in order of creation, kept beside the resources.
///
/// An `OFFSET` of a million walks a million index entries, and so does `count(*)`; RFC 7644 §3.4.2.4 wants both of every
/// page. Creating and deleting insert one row each, which readers and, once in 512 times, writers fold into segments.
struct ListTally: Sendable {
    let database: TenantDatabase
    let statements: TallyStatements

    init(database: TenantDatabase, table: SearchTable, segment: Int = 2000) {
        self.database = database
        statements = TallyStatements(table, segment: segment)
    }

    /// The number of all resources.
    func total(for tenant: Tenant) async throws -> Int {
        guard let row = try await database.query(statements.total, for: tenant).first else { return 0 }
        let (total, isTime) = try row.decode(Int.self, Bool.self)
        if isTime { await fold(for: tenant) }
        return total
    }

    /// After something was created or deleted: folds when the id says so, which is random enough and remembers nothing.
    func counted(_ id: UUID, for tenant: Tenant) async {
        guard id.uuid.15 == 0, id.uuid.14 & 1 == 0 else { return }
        await fold(for: tenant)
    }

    /// Whoever comes while another folds goes on without, and so does whom the fold fails: the tally is right either way.
    func fold(for tenant: Tenant) async {
        try? await foldOnce(for: tenant)
    }

    func foldOnce(for tenant: Tenant) async throws {
        try await database.transaction(for: tenant) { transaction in
            guard try await !transaction.query(statements.lock).isEmpty else { return }
            // Each has a snapshot that is younger than the lock, so it sees all that others have folded.
            for statement in [statements.fold, statements.recount, statements.sweep] { transaction.enqueue(statement) }
        }
    }
}
