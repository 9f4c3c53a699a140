/// Every migration of both lines, in order. The bytes are the `.sql` files beside this page, put into the binary by the
/// build, so that a service carries what it needs and `psql` can run the same files by hand.
///
/// A new file is listed here by hand. Its generated name is the file's with `_` for the first digit, which is why file
/// names are unique over both folders.
package enum Migrations {
    package static let control = [
        Migration(.control, 1, "tenants", PackageResources._001_tenants_sql),
        Migration(.control, 2, "jobs", PackageResources._002_jobs_sql),
        Migration(.control, 3, "policies", PackageResources._003_policies_sql),
        Migration(.control, 4, "schema_revisions", PackageResources._004_schema_revisions_sql),
        Migration(.control, 5, "person_tokens", PackageResources._005_person_tokens_sql),
        Migration(.control, 6, "job_steering", PackageResources._006_job_steering_sql),
        Migration(.control, 7, "listeners", PackageResources._007_listeners_sql),
        Migration(.control, 8, "welcome_mail", PackageResources._008_welcome_mail_sql),
        Migration(.control, 9, "recurring_jobs", PackageResources._009_recurring_jobs_sql),
        Migration(.control, 10, "key_scopes", PackageResources._010_key_scopes_sql),
        Migration(.control, 11, "idempotency_keys", PackageResources._011_idempotency_keys_sql),
        Migration(.control, 12, "tenant_deletion", PackageResources._012_tenant_deletion_sql),
        Migration(.control, 13, "audit_log", PackageResources._013_audit_log_sql),
        Migration(.control, 14, "token_rotation", PackageResources._014_token_rotation_sql),
        Migration(.control, 15, "oauth_clients", PackageResources._015_oauth_clients_sql),
        Migration(.control, 16, "console", PackageResources._016_console_sql),
        Migration(.control, 17, "credential_bounds", PackageResources._017_credential_bounds_sql),
        Migration(.control, 18, "secret_reminders", PackageResources._018_secret_reminders_sql),
        Migration(.control, 19, "audit_filters", PackageResources._019_audit_filters_sql),
        Migration(.control, 20, "tenant_figures", PackageResources._020_tenant_figures_sql),
        Migration(.control, 21, "tenant_search", PackageResources._021_tenant_search_sql),
    ]

    package static let tenant = [
        Migration(.tenant, 1, "directory", PackageResources._001_directory_sql),
        Migration(.tenant, 2, "events", PackageResources._002_events_sql),
        Migration(.tenant, 3, "licensing", PackageResources._003_licensing_sql),
        Migration(.tenant, 4, "group_names", PackageResources._004_group_names_sql),
        Migration(.tenant, 5, "schemas", PackageResources._005_schemas_sql),
        Migration(.tenant, 6, "sorted_lists", PackageResources._006_sorted_lists_sql),
        Migration(.tenant, 7, "list_tally", PackageResources._007_list_tally_sql),
        Migration(.tenant, 8, "resource_types", PackageResources._008_resource_types_sql),
        Migration(.tenant, 9, "parked_age", PackageResources._009_parked_age_sql),
        Migration(.tenant, 10, "event_follower", PackageResources._010_event_follower_sql),
        Migration(.tenant, 11, "webhooks", PackageResources._011_webhooks_sql),
        Migration(.tenant, 12, "mail", PackageResources._012_mail_sql),
        Migration(.tenant, 13, "seat_rules", PackageResources._013_seat_rules_sql),
        Migration(.tenant, 14, "event_retention", PackageResources._014_event_retention_sql),
        Migration(.tenant, 15, "provisioning_log", PackageResources._015_provisioning_log_sql),
        Migration(.tenant, 16, "connection_health", PackageResources._016_connection_health_sql),
        Migration(.tenant, 17, "subjects", PackageResources._017_subjects_sql),
        Migration(.tenant, 18, "mail_filters", PackageResources._018_mail_filters_sql),
        Migration(.tenant, 19, "inactive_people", PackageResources._019_inactive_people_sql),
    ]
}
