import Logging
import Migrations
import Postgres

extension MigrationRunner {
    /// What became of one look at the control schema.
    private enum Step: Sendable {
        case applied(String)
        case nothingPending
        /// Another run is at it.
        case locked
    }

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
        var waits = 0
        while true {
            switch try await applyNextControlFile() {
            case .applied(let file):
                logger.info("applied a migration of the control schema", metadata: ["migration.file": "\(file)"])
                applied.append(file)
                waits = 0
            case .nothingPending:
                return applied
            case .locked:
                waits += 1
                // The other run may have a long file to apply, so this one is more patient than with a tenant.
                guard waits < 10 * pace.attempts else { throw MigrationError.anotherRun }
                try await Task.sleep(for: pace.wait(after: waits))
            }
        }
    }

    private func applyNextControlFile() async throws -> Step {
        var file: String?
        do {
            return try await client.transaction { transaction in
                guard try await Self.isTrue(transaction.query(MigrationStatements.tryLock, [.int8(Self.lockKey)]))
                else { return .locked }
                let ledger = try await controlLedger(in: transaction)
                guard let next = try ledger.pending(of: plan.control).first else { return .nothingPending }
                file = next.fileName
                for statement in next.statements {
                    transaction.enqueue(statement)
                }
                transaction.enqueue(MigrationStatements.insertLedger, in: Self.controlSchema, next.ledgerBinds)
                return .applied(next.fileName)
            }
        } catch let error as PostgresError {
            guard let file, error.sqlState != nil else { throw error }
            throw MigrationError.controlRefused(file: file, error)
        }
    }

    /// The control schema's ledger, made first when it is not there.
    private func controlLedger(in transaction: PostgresTransaction) async throws -> MigrationLedger {
        let name = Self.controlSchema
        guard try await Self.isTrue(transaction.query(MigrationStatements.hasControlLedger)) else {
            if try await !Self.isTrue(transaction.query(MigrationStatements.hasSchema, [.text(name.text)])) {
                transaction.enqueue(MigrationStatements.createSchema, in: name)
            }
            transaction.enqueue(MigrationStatements.createLedger, in: name)
            return try await MigrationLedger(
                transaction.query(MigrationStatements.ledger, in: name), of: "\(name).schema_version")
        }
        return try await MigrationLedger(
            transaction.query(MigrationStatements.ledger, in: name), of: "\(name).schema_version")
    }

    /// Notes the tenant line's new files in the control schema, and stops the run when an old one was edited: no tenant
    /// has to be behind for that to show.
    func recordTenantLine() async throws {
        try await client.transaction { transaction in
            let rows = try await transaction.query(MigrationStatements.tenantLine)
            let ledger = try MigrationLedger(rows, of: "rollcall.tenant_migrations")
            for migration in try ledger.pending(of: plan.tenant) {
                transaction.enqueue(MigrationStatements.insertTenantLine, migration.ledgerBinds)
            }
        }
    }

    private static func isTrue(_ rows: Rows) throws(PostgresError) -> Bool {
        try rows.first?.decode(Bool.self, at: 0) == true
    }
}
