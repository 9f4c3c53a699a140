package import Logging
package import Postgres

/// Brings a database up to what this binary needs: the control schema, then every tenant's and every warm schema.
///
/// Each schema and version is one transaction that also writes the schema's ledger and its copy in the control schema.
/// So a run can be killed at any moment and simply run again, and two runs at once share the work. A schema that can't be
/// brought up is reported and stops no other.
package struct MigrationRunner: Sendable {
    let client: PostgresClient
    let plan: MigrationPlan
    let pace: MigrationPace
    let logger: Logger

    package init(
        client: PostgresClient, plan: MigrationPlan = .embedded, pace: MigrationPace = MigrationPace(), logger: Logger
    ) {
        self.client = client
        self.plan = plan
        self.pace = pace
        self.logger = logger
    }

    /// Applies what is missing. Throws ``MigrationError`` before it touches a tenant, and ``PostgresError`` when the
    /// database can't be reached; what a single schema refuses is in the report.
    package func migrate() async throws -> MigrationReport {
        var report = MigrationReport()
        report.control = try await migrateControl()
        try await recordTenantLine()
        let tenants = try await bringUp(.tenant)
        let warm = try await bringUp(.warm)
        report.tenants = tenants.done
        report.warmSchemas = warm.done
        report.failures = tenants.failures + warm.failures
        for failure in tenants.failures {
            _ = try await client.query(
                MigrationStatements.recordFailure,
                [
                    .text(failure.id.text), .int4(failure.version), .text(failure.reason),
                    .int4(Int32(failure.attempts)),
                ])
        }
        return report
    }

    /// The control schema's version, 0 for an empty database.
    package func controlVersion() async throws -> Int32 {
        let exists = try await client.query(MigrationStatements.hasControlLedger)
        guard try exists.first?.decode(Bool.self, at: 0) == true else { return 0 }
        return try await MigrationLedger(
            client.query(MigrationStatements.ledger, in: Self.controlSchema), of: Self.controlSchema.text
        ).version
    }

    /// Where control schema, tenants and warm schemas stand; reads only.
    package func status() async throws -> MigrationStatus {
        let controlVersion = try await controlVersion()
        let isThere = controlVersion > 0
        return MigrationStatus(
            controlVersion: controlVersion,
            requiredControlVersion: plan.controlVersion,
            requiredTenantVersion: plan.tenantVersion,
            tenants: isThere ? try await counts(MigrationStatements.tenantsPerVersion) : [],
            warmSchemas: isThere ? try await counts(MigrationStatements.warmSchemasPerVersion) : [],
            failures: isThere ? try await failures() : [])
    }

    private func counts(_ statement: Statement) async throws -> [MigrationStatus.Count] {
        try await client.query(statement).map { row in
            let (version, schemas) = try row.decode(Int32.self, Int64.self)
            return MigrationStatus.Count(version: version, schemas: Int(schemas))
        }
    }

    private func failures() async throws -> [MigrationFailure] {
        try await client.query(MigrationStatements.failures).map { row in
            let (id, slug, version, reason, attempts) = try row.decode(
                String.self, String.self, Int32.self, String.self, Int32.self)
            return MigrationFailure(
                id: try TenantID(stored: id), slug: slug, version: version, reason: reason, attempts: Int(attempts))
        }
    }
}
