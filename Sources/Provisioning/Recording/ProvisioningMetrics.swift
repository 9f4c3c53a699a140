import Metrics

/// What is counted of the provisioning log.
package enum ProvisioningMetrics {
    package static let help = [
        "provisioning_log_entries_total": "Entries that were written to provisioning logs.",
        "provisioning_log_entries_lost_total": "Entries that found no room or could not be written.",
    ]

    static var written: Counter { Counter(label: "provisioning_log_entries_total") }
    static var lost: Counter { Counter(label: "provisioning_log_entries_lost_total") }
}
