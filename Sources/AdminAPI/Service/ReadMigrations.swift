import Hummingbird
import JSON
import Tenancy
import Web

/// `GET /migrations`: how far the control schema and the tenants' schemas are, and what a run had to leave behind.
struct ReadMigrations: Action {
    let migrations: MigrationRunner

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        let status = try await migrations.status()
        return .json([
            "is_current": .bool(status.isCurrent),
            "control": .object([
                "version": .integer(Int64(status.controlVersion)),
                "required": .integer(Int64(status.requiredControlVersion)),
            ]),
            "tenants": .object([
                "required": .integer(Int64(status.requiredTenantVersion)),
                "behind": .integer(Int64(status.tenantsBehind)), "versions": Self.counts(status.tenants),
                "spare": Self.counts(status.warmSchemas),
            ]),
            "failures": .array(
                status.failures.map { failure in
                    [
                        "tenant": .text(failure.slug), "version": .integer(Int64(failure.version)),
                        "reason": .string(failure.reason), "attempts": .integer(Int64(failure.attempts)),
                    ]
                }),
        ])
    }

    private static func counts(_ counts: [MigrationStatus.Count]) -> JSONValue {
        .array(counts.map { ["version": .integer(Int64($0.version)), "schemas": .integer(Int64($0.schemas))] })
    }
}
