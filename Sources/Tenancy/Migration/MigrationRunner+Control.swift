import Logging
import Migrations
import Postgres

extension MigrationRunner {
    /// Of the advisory lock that lets one run at a time at the control schema: "rollcall" in ASCII.
    private static let lockKey: Int64 = 0x726F_6C6C_6361_6C6C

    static let controlSchema: SchemaName = {
        guard let name = SchemaName("rollcall") else {
            preconditionFailure("\"rollcall\" is a plain lowercase identifier")
        }
        return name
    }()

    /// Applies the control line's missing files, one transaction each, and returns their names.
    func migrateControl() async throws -> [String] {
        var applied: [String] = []
        while let file = try await applyNextControlFile() {
            logger.info("applied a migration of the control schema", metadata: ["migration.file": "\(file)"])
            applied.append(file)
        }
        return applied
    }

    /// Notes the tenant line's new files in the control schema, and stops the run when an old one was edited: no tenant
    /// has to be behind for that to show.
    func recordTenantLine() async throws {
        try await alone { transaction in
            let rows = try await transaction.query(MigrationStatements.tenantLine)
            let ledger = try MigrationLedger(rows, of: "rollcall.tenant_migrations")
            for migration in try ledger.pending(of: plan.tenant) {
                transaction.enqueue(MigrationStatements.insertTenantLine, migration.ledgerBinds)
            }
        }
    }

    /// Nil when nothing is missing.
    private func applyNextControlFile() async throws -> String? {
        var file: String?
        do {
            return try await alone { transaction in
                let ledger = try await controlLedger(in: transaction)
                guard let next = try ledger.pending(of: plan.control).first else { return nil }
                file = next.fileName
                for statement in next.statements {
                    transaction.enqueue(statement)
                }
                transaction.enqueue(MigrationStatements.insertLedger, in: Self.controlSchema, next.ledgerBinds)
                return next.fileName
            }
        } catch let error as PostgresError {
            guard let file, error.sqlState != nil else { throw error }
            throw MigrationError.controlRefused(file: file, error)
        }
    }

    /// One transaction that no other run's overlaps; waits for its turn, more patiently than for a tenant, since the other
    /// run may have a long file to apply.
    private func alone<Result: Sendable>(
        _ body: (PostgresTransaction) async throws -> Result
    ) async throws -> Result {
        for attempt in 1...(10 * max(1, pace.attempts)) {
            let result: Result? = try await client.transaction(statementTimeout: pace.statementTimeout) { transaction in
                let lock = try await transaction.query(MigrationStatements.tryLock, [.int8(Self.lockKey)])
                return try Self.isTrue(lock) ? try await body(transaction) : nil
            }
            if let result { return result }
            try await Task.sleep(for: pace.wait(after: attempt))
        }
        throw MigrationError.anotherRun
    }

    /// The control schema's ledger, made first when it is not there.
    private func controlLedger(in transaction: PostgresTransaction) async throws -> MigrationLedger {
        let name = Self.controlSchema
        if try await !Self.isTrue(transaction.query(MigrationStatements.hasControlLedger)) {
            if try await !Self.isTrue(transaction.query(MigrationStatements.hasSchema, [.text(name.text)])) {
                transaction.enqueue(MigrationStatements.createSchema, in: name)
            }
            transaction.enqueue(MigrationStatements.createLedger, in: name)
        }
        return try await MigrationLedger(
            transaction.query(MigrationStatements.ledger, in: name), of: "\(name).schema_version")
    }

    private static func isTrue(_ rows: Rows) throws(PostgresError) -> Bool {
        try rows.first?.decode(Bool.self, at: 0) == true
    }
}
