import Events
import JobHandlers
import Jobs
import Provisioning
import SCIMAPI
import Web

/// What each metric means, by its name in Prometheus.
enum MetricHelp {
    static let texts = [
        RequestMetrics.help, SCIMMetrics.help, EventMetrics.help, JobMetrics.help,
        WebhookMetrics.help, MailMetrics.help, ProvisioningMetrics.help, DatabaseMetrics.help,
        BuildInfo.help, ReadinessCheck.help,
    ].reduce(into: [:]) { all, help in all.merge(help) { first, _ in first } }
}
