extension ConsoleTemplates {
    /// Those of operators' pages.
    static let operatorSources: [(name: String, bytes: [UInt8])] = [
        ("chart", PackageResources.chart_mustache),
        ("operator-deliveries", PackageResources.operator_deliveries_mustache),
        ("operator-job", PackageResources.operator_job_mustache),
        ("operator-jobs", PackageResources.operator_jobs_mustache),
        ("operator-migrations", PackageResources.operator_migrations_mustache),
        ("operator-queues", PackageResources.operator_queues_mustache),
        ("operator-schedules", PackageResources.operator_schedules_mustache),
        ("operator-sweep", PackageResources.operator_sweep_mustache),
        ("operator-system", PackageResources.operator_system_mustache),
        ("queue-cards", PackageResources.queue_cards_mustache),
        ("tenant", PackageResources.tenant_mustache),
        ("tenant-delete", PackageResources.tenant_delete_mustache),
        ("tenant-new", PackageResources.tenant_new_mustache),
        ("tenants", PackageResources.tenants_mustache),
    ]
}
