import JobHandlers
import Jobs
import Provisioning

/// What each metric means, by its name in Prometheus.
enum MetricHelp {
    static let texts = JobMetrics.help.merging([
        "http_server_request_duration_seconds": "How long requests took, by method, route and status."
    ]) { first, _ in first }.merging(MailMetrics.help) { first, _ in first }
        .merging(ProvisioningMetrics.help) { first, _ in first }
}
