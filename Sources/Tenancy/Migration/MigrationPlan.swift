package import Migrations
import Postgres

/// The migrations of both lines, ready to be sent.
package struct MigrationPlan: Sendable {
    let control: [PreparedMigration]
    let tenant: [PreparedMigration]

    /// Each line in the order of its versions, which count from 1 without a gap.
    package init(control: [Migration], tenant: [Migration]) {
        self.control = control.map(PreparedMigration.init)
        self.tenant = tenant.map(PreparedMigration.init)
    }

    /// What this binary carries.
    package static let embedded = MigrationPlan(control: Migrations.control, tenant: Migrations.tenant)

    package var controlVersion: Int32 {
        control.last?.version ?? 0
    }

    package var tenantVersion: Int32 {
        tenant.last?.version ?? 0
    }

    /// Enqueues all that makes an empty schema of the name into a tenant's, ledger included.
    func build(_ schema: SchemaName, in transaction: PostgresTransaction) {
        transaction.enqueue(MigrationStatements.createSchema, in: schema)
        transaction.enqueue(MigrationStatements.createLedger, in: schema)
        transaction.enqueue(MigrationStatements.enterSchema, [.text(schema.text), .text("0")])
        for migration in tenant {
            for statement in migration.statements {
                transaction.enqueue(statement)
            }
            transaction.enqueue(MigrationStatements.insertLedger, in: schema, migration.ledgerBinds)
        }
    }
}
