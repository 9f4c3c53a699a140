import Postgres

/// The two kinds of schema that the tenant line is applied to, and their statements.
enum SchemaKind: Sendable {
    case tenant
    case warm

    var behind: Statement {
        self == .tenant ? MigrationStatements.tenantsBehind : MigrationStatements.warmSchemasBehind
    }

    var claim: Statement {
        self == .tenant ? MigrationStatements.claimTenant : MigrationStatements.claimWarmSchema
    }

    var record: Statement {
        self == .tenant ? MigrationStatements.recordTenant : MigrationStatements.recordWarmSchema
    }

    func schema(of id: TenantID) -> SchemaName {
        self == .tenant ? id.schema : id.warmSchema
    }
}
