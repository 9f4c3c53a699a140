import Jobs
import Metrics
import Telemetry
import Tenancy

/// What is true of the service and not of one process, read from the database when it is asked for.
///
/// Every process answers the same, so one of them is to be scraped at `/metrics/service`; scraping all would count
/// everything as often as there are processes. The counts stop at ``QueueDepth/limit``, so that asking stays cheap.
struct ServiceGauges: Sendable {
    static let help = [
        "service_up": "Whether the database could be asked in time: without it the other gauges are missing.",
        "jobs_queue_depth":
            "Jobs by queue and state (ready, scheduled, running, discarded); 10000 is that many or more.",
        "jobs_queue_tenants": "Tenants with ready jobs, by queue.",
        "jobs_oldest_ready_seconds": "How long the oldest of the jobs that are next in turn has been ready, by queue.",
        "jobs_workers": "Worker processes by state (alive, lost).",
        "license_pool_seats": "Seats of all licences by state (held, free), as counted every ten minutes.",
        "license_waitlist_size": "People in line for a seat, as counted every ten minutes.",
        "webhook_endpoints": "Webhook endpoints by state (enabled, disabled), as counted every ten minutes.",
    ]
    /// A scrape waits no longer; Prometheus gives up after ten seconds.
    private static let patience: Duration = .seconds(3)

    let jobs: JobListing
    let figures: TenantFiguresStore

    func exposition() async -> String {
        // Made anew for each scrape: a queue that has become empty must not keep its last numbers.
        let registry = PrometheusRegistry(help: Self.help)
        let isUp = await fill(registry)
        Meter(label: "service_up", factory: registry).set(isUp ? 1 : 0)
        return registry.exposition()
    }

    /// False when the database did not answer in time; what was read by then may be in the registry.
    private func fill(_ registry: PrometheusRegistry) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                do {
                    note(try await jobs.depths(), in: registry)
                    note(try await jobs.workers(), in: registry)
                    try await figures.sum().map { note($0, in: registry) }
                    return true
                } catch {
                    return false
                }
            }
            group.addTask {
                try? await Task.sleep(for: Self.patience)
                return false
            }
            let isUp = await group.next() ?? false
            group.cancelAll()
            return isUp
        }
    }

    private func note(_ depths: [QueueDepth], in registry: PrometheusRegistry) {
        func set(_ label: String, _ dimensions: [(String, String)], _ value: Double) {
            Meter(label: label, dimensions: dimensions, factory: registry).set(value)
        }
        for depth in depths {
            let queue = ("queue", depth.queue)
            for (state, count) in [
                ("ready", depth.ready), ("scheduled", depth.scheduled), ("running", depth.running),
                ("discarded", depth.discarded),
            ] {
                set("jobs_queue_depth", [queue, ("state", state)], Double(count))
            }
            set("jobs_queue_tenants", [queue], Double(depth.tenants))
            set("jobs_oldest_ready_seconds", [queue], depth.oldestReadySeconds ?? 0)
        }
    }

    private func note(_ figures: TenantFigures, in registry: PrometheusRegistry) {
        func set(_ label: String, _ state: String, _ value: Int64) {
            Meter(label: label, dimensions: [("state", state)], factory: registry).set(value)
        }
        set("license_pool_seats", "held", figures.held)
        set("license_pool_seats", "free", figures.free)
        set("webhook_endpoints", "enabled", figures.enabledEndpoints)
        set("webhook_endpoints", "disabled", figures.disabledEndpoints)
        Meter(label: "license_waitlist_size", factory: registry).set(figures.waiting)
    }

    private func note(_ workers: [WorkerRecord], in registry: PrometheusRegistry) {
        let alive = workers.count(where: \.isAlive)
        for (state, count) in [("alive", alive), ("lost", workers.count - alive)] {
            Meter(label: "jobs_workers", dimensions: [("state", state)], factory: registry).set(count)
        }
    }
}
