import Metrics
import Postgres
import Tenancy
import Web

/// Whether requests may be sent to this process: it is not about to stop, the database answers, and its control schema is
/// new enough.
///
/// A schema that is newer than this program is fine: the release before runs on the new schema.
struct ReadinessCheck: Sendable {
    let client: PostgresClient
    /// Nil for a process that nobody sends requests to.
    private let drain: Drain?

    /// What the metric means, by its Prometheus name.
    static let help = ["readiness_checks_total": "Answers to /readyz on both ports, by result (ready, not_ready)."]

    private let counters = ["ready", "not_ready"].map {
        Counter(label: "readiness_checks_total", dimensions: [("result", $0)])
    }

    init(client: PostgresClient, drain: Drain? = nil) {
        self.client = client
        self.drain = drain
    }

    @Sendable func answer() async -> Readiness {
        let readiness = await found()
        counters[readiness == .ready ? 0 : 1].increment()
        return readiness
    }

    private func found() async -> Readiness {
        if drain?.isUnderWay() == true { return .notReady("draining") }
        do {
            let rows = try await client.query(Self.version)
            let version = try rows.first?.decode(Int32.self, at: 0) ?? 0
            return version >= MigrationPlan.embedded.controlVersion ? .ready : .notReady("schema")
        } catch PostgresError.server {
            // The ledger is not there: nothing has been migrated.
            return .notReady("schema")
        } catch {
            return .notReady("database")
        }
    }

    private static let version = Statement(
        "readiness.control_version", "SELECT max(version)::integer FROM rollcall.schema_version")
}
