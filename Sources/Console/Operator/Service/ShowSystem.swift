import AdminAPI
import Hummingbird
import Jobs
import Tenancy
import Web

/// `GET /console/operator/system`: what `GET /admin/v1/stats` tells, and the versions of the parts.
struct ShowSystem: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let view = SystemView(
            page: PageView("System", at: .system, in: context), figures: try await figures(),
            versions: try await versions())
        return .page(view, "operator-system")
    }

    private func figures() async throws -> [SystemView.Figure] {
        let admin = services.admin
        let (tenants, depths) = (try await admin.tenants.counts(), try await admin.jobs.depths())
        let alive = try await admin.jobs.workers().count(where: \.isAlive)
        func count(_ state: TenantState) -> Int { tenants.first { $0.state == state }?.count ?? 0 }
        func figure(_ number: String, _ label: String, _ path: String) -> SystemView.Figure {
            SystemView.Figure(number: number, label: label, figurePath: path)
        }
        func jobs(_ count: (QueueDepth) -> Int, _ state: JobState, _ label: String) -> SystemView.Figure {
            figure(
                Grouped.text(depths.reduce(0) { $0 + count($1) }), label,
                JobsFilter(state: state).link(to: OperatorSection.jobs.path))
        }
        let (list, queues) = (OperatorSection.tenants.path, OperatorSection.queues.path)
        return [
            figure(Grouped.text(count(.active)), "active tenants", list),
            figure(Grouped.text(count(.suspended)), "suspended tenants", list),
            figure(Grouped.text(alive), alive == 1 ? "worker is alive" : "workers are alive", queues),
            jobs(\.ready, .ready, "jobs are ready"), jobs(\.scheduled, .scheduled, "jobs wait for their time"),
            jobs(\.running, .running, "jobs run"), jobs(\.discarded, .discarded, "jobs were given up"),
            figure(
                ByteCount.text(try await admin.tenants.databaseSize()), "in the database",
                OperatorSection.migrations.path),
        ]
    }

    private func versions() async throws -> [SystemView.Version] {
        let status = try await services.admin.migrations.status()
        return [
            SystemView.Version(part: "Rollcall", version: services.version),
            SystemView.Version(part: "Postgres", version: try await services.admin.tenants.databaseVersion()),
            SystemView.Version(
                part: "Control schema", version: "\(status.controlVersion) of \(status.requiredControlVersion)"),
            SystemView.Version(part: "Tenants' schemas, newest", version: String(status.requiredTenantVersion)),
        ]
    }
}
