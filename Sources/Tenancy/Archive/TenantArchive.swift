package import Postgres

/// Writes everything that a tenant has as lines of JSON, and makes the tenant anew from them.
///
/// An archive begins with a line about itself, then has a line a row, `{"table":"users","row":{…}}`, and ends with
/// `{"rows":n}`. It is one snapshot. It holds the hashes of tokens and keys, which are good where `ROLLCALL_SECRET_KEY` is the
/// same, and personal data: keep it as you keep the database.
package struct TenantArchive: Sendable {
    private let client: PostgresClient
    private let plan: MigrationPlan

    package init(client: PostgresClient, plan: MigrationPlan = .embedded) {
        self.client = client
        self.plan = plan
    }

    /// Hands out the archive line by line, without line ends; answers how many rows it has.
    ///
    /// Holds a transaction until the last line was taken: take them without delay.
    @discardableResult
    package func write(_ tenant: Tenant, to take: (_ lines: [String]) async throws -> Void) async throws -> Int {
        try await client.transaction(affinity: tenant.id.schema, isolation: .repeatableRead) { transaction in
            try await take([ArchiveHeader(tenant, controlVersion: plan.controlVersion).line])
            var count = 0
            for table in try await ArchiveTables.read(of: tenant.id.schema, in: transaction) {
                transaction.enqueue(table.declaration(of: tenant.id), in: tenant.id.schema)
                while true {
                    let rows = try await transaction.query(ArchiveStatements.fetch)
                    if rows.isEmpty { break }
                    try await take(try rows.map { table.linePrefix + (try $0.decode(String.self, at: 0)) + "}" })
                    count += rows.count
                }
                transaction.enqueue(ArchiveStatements.close)
            }
            try await take(["{\"rows\":\(count)}"])
            return count
        }
    }

    /// Makes the tenant of an archive, suspended if it was and never about to be deleted, wholly or not at all; answers how many rows it has. `next` reads a line, without its
    /// end; `atEnd` adds to the transaction.
    ///
    /// Throws ``ArchiveError``.
    package func restore(
        reading next: () throws -> String?,
        atEnd: (_ tenant: TenantID, PostgresTransaction) -> Void = { _, _ in }
    ) async throws -> (slug: String, rows: Int) {
        guard let first = try next() else { throw ArchiveError.notAnArchive }
        let header = try ArchiveHeader(line: first)
        try check(header)
        return try await client.transaction(statementTimeout: .seconds(600)) { transaction in
            guard
                try await transaction.query(
                    TenantStatements.occupied, [.text(header.id.text), .text(header.slug)]
                ).isEmpty
            else { throw ArchiveError.tenantExists(slug: header.slug) }
            plan.build(header.id.schema, in: transaction)
            var restoring = RestoringRows(
                tables: try await ArchiveTables.read(of: header.id.schema, in: transaction), of: header.id,
                transaction: transaction)
            restoring.clear()
            var number = 1
            var isWhole = false
            while let line = try next() {
                number += 1
                guard !isWhole else { throw ArchiveError.lineUnreadable(number) }
                isWhole = try await restoring.take(line, number: number)
            }
            guard isWhole else { throw ArchiveError.cutOff }
            // Who restores a tenant wants to keep it.
            let kept = try await transaction.query(TenantStatements.keepRestored, [.text(header.id.text)])
            guard !kept.isEmpty else { throw ArchiveError.notAnArchive }
            atEnd(header.id, transaction)
            return (header.slug, restoring.count)
        }
    }

    private func check(_ header: ArchiveHeader) throws(ArchiveError) {
        let here = "\(plan.controlVersion)/\(plan.tenantVersion)"
        let archive = "\(header.controlVersion)/\(header.schemaVersion)"
        guard here == archive else { throw .otherVersion(archive: archive, here: here) }
    }
}
