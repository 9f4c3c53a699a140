import JobHandlers
import Jobs

/// What each metric means, by its name in Prometheus.
enum MetricHelp {
    static let texts = JobMetrics.help.merging([
        "http_server_request_duration_seconds": "How long requests took, by method, route and status."
    ]) { first, _ in first }.merging(MailMetrics.help) { first, _ in first }
}
