import AdminAPI
import JSON
import Jobs
import Tenancy

/// A list of the whole service that is read at once, as its CSV has it.
enum ServiceList: String, Sendable, CaseIterable {
    case schedules
    case pauses
    case workers
    /// Schemas that could not be migrated.
    case migrations

    var path: String { "/console/operator/\(rawValue).csv" }

    var columns: [String] {
        switch self {
        case .schedules: ["name", "recurrence", "next_at", "last_at", "paused_at"]
        case .pauses: ["id", "queue", "kind", "tenant_id", "reason", "paused_at"]
        case .workers: ["id", "host", "pid", "started_at", "seen_at", "alive", "running"]
        case .migrations: ["tenant_id", "slug", "version", "attempts", "reason"]
        }
    }

    func rows(by services: ConsoleServices) async throws -> [JSONObject] {
        let admin = services.admin
        return switch self {
        case .schedules: try await admin.schedules.all().map(\.json)
        case .pauses: try await admin.pauses.all().map(\.json)
        case .workers: try await admin.jobs.workers().map(\.json)
        case .migrations: try await admin.migrations.status().failures.map(Self.row)
        }
    }

    private static func row(_ failure: MigrationFailure) -> JSONObject {
        [
            "tenant_id": .string(failure.id.text), "slug": failure.slug.map(JSONValue.string) ?? .null,
            "version": .integer(Int64(failure.version)), "attempts": .integer(Int64(failure.attempts)),
            "reason": .string(failure.reason),
        ]
    }
}
