import JSON
import Logging
import Tenancy

extension Operator {
    /// `rollcall migrate`.
    package func migrate() async throws -> Report {
        let report = try await runner.migrate()
        let status = try await runner.status()
        let thing: JSONObject = [
            "control": .array(report.control.map { .string($0) }),
            "tenants": .integer(Int64(report.tenants)),
            "warm_schemas": .integer(Int64(report.warmSchemas)),
            "failures": Self.failures(report.failures),
            "current": .bool(status.isCurrent),
        ]
        return Report(thing, isHealthy: report.failures.isEmpty)
    }

    /// `rollcall migrate --status`.
    package func migrationStatus() async throws -> Report {
        let status = try await runner.status()
        let thing: JSONObject = [
            "control_version": .integer(Int64(status.controlVersion)),
            "required_control_version": .integer(Int64(status.requiredControlVersion)),
            "required_tenant_version": .integer(Int64(status.requiredTenantVersion)),
            "tenants": Self.counts(status.tenants),
            "tenants_behind": .integer(Int64(status.tenantsBehind)),
            "warm_schemas": Self.counts(status.warmSchemas),
            "failures": Self.failures(status.failures),
            "current": .bool(status.isCurrent),
        ]
        return Report(thing, isHealthy: status.isCurrent)
    }

    private var runner: MigrationRunner { MigrationRunner(client: services.client, logger: .silent) }

    private static func counts(_ counts: [MigrationStatus.Count]) -> JSONValue {
        .array(
            counts.map { .object(["version": .integer(Int64($0.version)), "schemas": .integer(Int64($0.schemas))]) })
    }

    private static func failures(_ failures: [MigrationFailure]) -> JSONValue {
        .array(
            failures.map { failure in
                .object([
                    "tenant": failure.slug.map { .string($0) } ?? .null, "version": .integer(Int64(failure.version)),
                    "reason": .string(failure.reason), "attempts": .integer(Int64(failure.attempts)),
                ])
            })
    }
}
