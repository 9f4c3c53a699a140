import Postgres

/// The tables of an archive, in an order in which they can be filled: none before what its foreign keys name.
enum ArchiveTables {
    /// The tables of the service that hold rows of a tenant. The rest of what names a tenant passes: jobs, pauses, kept
    /// replies, what a migration left behind; and so do access tokens, spent assertions, links and sessions of the console,
    /// which are good for hours.
    static let ofService: [(name: String, condition: String)] = [
        ("tenants", "t.id = $1"),
        ("scim_configurations", "t.tenant_id = $1"),
        ("credentials", "t.tenant_id = $1"),
        ("oauth_clients", "t.tenant_id = $1"),
        (
            "oauth_client_secrets",
            "t.client_id IN (SELECT c.id FROM rollcall.oauth_clients AS c WHERE c.tenant_id = $1)"
        ),
        ("api_keys", "t.tenant_id = $1"),
        ("console_users", "t.tenant_id = $1"),
    ]

    /// Of those which are no part of an archive, though they have a column `tenant_id`.
    static let passing: Set<String> = [
        "jobs", "job_history", "pauses", "migration_failures", "audit_log", "idempotency_keys", "tenant_figures",
    ]

    /// What the schema's own ledger of migrations says is no row of the tenant's.
    private static let ledger = "schema_version"

    static func read(of schema: SchemaName, in transaction: PostgresTransaction) async throws -> [ArchiveTable] {
        let control = try await columns(of: "rollcall", in: transaction)
        let own = try await columns(of: schema.text, in: transaction)
        let order = try await order(of: own.keys.sorted(), in: schema, transaction)
        let service = ofService.compactMap { table -> ArchiveTable? in
            control[table.name].map { make("rollcall.\(table.name)", "rollcall.\(table.name)", $0, table.condition) }
        }
        return service
            + order.filter { $0 != ledger }.compactMap { name in
                own[name].map { make(name, "{schema}.\(name)", $0, nil) }
            }
    }

    private typealias Column = (name: String, isComputed: Bool, isIdentity: Bool)

    private static func make(
        _ name: String, _ sqlName: String, _ columns: [Column], _ condition: String?
    ) -> ArchiveTable {
        ArchiveTable(
            name: name, sqlName: sqlName, columns: columns.filter { !$0.isComputed }.map(\.name),
            identity: columns.first { $0.isIdentity }?.name, condition: condition)
    }

    private static func columns(
        of schema: String, in transaction: PostgresTransaction
    ) async throws -> [String: [Column]] {
        var tables: [String: [Column]] = [:]
        for row in try await transaction.query(ArchiveStatements.columns, [.text(schema)]) {
            let (table, column, isComputed, isIdentity) = try row.decode(
                String.self, String.self, Bool.self, Bool.self)
            tables[table, default: []].append((column, isComputed, isIdentity))
        }
        return tables
    }

    private static func order(
        of tables: [String], in schema: SchemaName, _ transaction: PostgresTransaction
    ) async throws -> [String] {
        var needs: [String: Set<String>] = [:]
        for row in try await transaction.query(ArchiveStatements.references, [.text(schema.text)]) {
            let (table, other) = try row.decode(String.self, String.self)
            needs[table, default: []].insert(other)
        }
        return sorted(tables, needs)
    }

    /// Those that need nothing first. What a circle is left with, which only deferred keys allow, comes in the order given.
    static func sorted(_ tables: [String], _ needs: [String: Set<String>]) -> [String] {
        var (left, done) = (tables, [String]())
        while !left.isEmpty {
            let free = left.filter { (needs[$0] ?? []).subtracting(done).subtracting([$0]).isDisjoint(with: left) }
            let next = free.isEmpty ? left : free
            done += next
            left.removeAll(where: next.contains)
        }
        return done
    }
}
