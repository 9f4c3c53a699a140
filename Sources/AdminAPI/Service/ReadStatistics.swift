import Hummingbird
import JSON
import Jobs
import Tenancy
import Web

/// `GET /stats`: how much there is in the whole service. Nothing is counted that grows with tenants' people.
struct ReadStatistics: Action {
    let tenants: TenantStore
    let jobs: JobListing

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        let (counts, depths, workers) = (
            try await tenants.counts(), try await jobs.depths(), try await jobs.workers()
        )
        return .json([
            "tenants": .object(
                JSONObject(
                    TenantState.allCases.map { state in
                        (state.rawValue, .integer(Int64(counts.first { $0.state == state }?.count ?? 0)))
                    })),
            "database_bytes": .integer(try await tenants.databaseSize()),
            "jobs": .object([
                "ready": .integer(depths.reduce(0) { $0 + Int64($1.ready) }),
                "scheduled": .integer(depths.reduce(0) { $0 + Int64($1.scheduled) }),
                "running": .integer(depths.reduce(0) { $0 + Int64($1.running) }),
                "discarded": .integer(depths.reduce(0) { $0 + Int64($1.discarded) }),
            ]),
            "workers_alive": .integer(Int64(workers.count(where: \.isAlive))),
        ])
    }
}
