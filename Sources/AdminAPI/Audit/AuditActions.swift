/// What every route that changes something is called in the audit log. A route without a name here fails a test.
package enum AuditActions {
    static let names: [String: String] = [
        "POST /tenants": "tenant.create",
        "PATCH \(tenant)": "tenant.update",
        "DELETE \(tenant)": "tenant.delete",
        "POST \(tenant)/suspend": "tenant.suspend",
        "POST \(tenant)/resume": "tenant.resume",
        "GET \(tenant)/archive": "tenant.export",
        "POST /api-keys": "api_key.create",
        "DELETE /api-keys/{key}": "api_key.revoke",
        "POST /jobs/retry": "job.retry_all",
        "POST /jobs/discard": "job.discard_all",
        "DELETE /jobs/{job}": "job.delete",
        "POST /jobs/{job}/retry": "job.retry",
        "POST /jobs/{job}/discard": "job.discard",
        "POST /jobs/{job}/cancel": "job.cancel",
        "POST /pauses": "pause.create",
        "DELETE /pauses/{pause}": "pause.delete",
        "POST /schedules/{schedule}/run": "schedule.run",
        "POST /schedules/{schedule}/pause": "schedule.pause",
        "POST /schedules/{schedule}/resume": "schedule.resume",

        "POST \(tenant)/console-users": "console_user.create",
        "PATCH \(tenant)/console-users/{user}": "console_user.update",
        "POST \(tenant)/console-users/{user}/links": "console_link.create",
        "POST \(tenant)/console-users/{user}/sign-out": "console_user.sign_out",

        "POST \(tenant)/scim-configurations": "scim_configuration.create",
        "PATCH \(tenant)/scim-configurations/{configuration}": "scim_configuration.update",
        "DELETE \(tenant)/scim-configurations/{configuration}": "scim_configuration.delete",
        "POST \(tenant)/scim-configurations/{configuration}/tokens": "scim_token.create",
        "DELETE \(tenant)/scim-configurations/{configuration}/tokens/{token}": "scim_token.revoke",
        "POST \(tenant)/scim-configurations/{configuration}/tokens/{token}/rotate": "scim_token.rotate",
        "POST \(clients)": "oauth_client.create",
        "DELETE \(clients)/{client}": "oauth_client.delete",
        "POST \(clients)/{client}/secrets": "client_secret.create",
        "DELETE \(clients)/{client}/secrets/{secret}": "client_secret.revoke",
        "POST \(clients)/{client}/secrets/{secret}/rotate": "client_secret.rotate",

        "POST \(tenant)/schemas": "schema.create",
        "PUT \(tenant)/schemas/{urn}": "schema.replace",
        "DELETE \(tenant)/schemas/{urn}": "schema.delete",
        "POST \(tenant)/resource-types": "resource_type.create",
        "PUT \(tenant)/resource-types/{type}": "resource_type.replace",
        "DELETE \(tenant)/resource-types/{type}": "resource_type.delete",

        "POST \(tenant)/license-pools": "license_pool.create",
        "PATCH \(tenant)/license-pools/{pool}": "license_pool.update",
        "DELETE \(tenant)/license-pools/{pool}": "license_pool.delete",
        "POST \(tenant)/license-pools/{pool}/overflow": "license_pool.reclaim",
        "POST \(tenant)/license-rules": "license_rule.create",
        "PATCH \(tenant)/license-rules/{rule}": "license_rule.update",
        "DELETE \(tenant)/license-rules/{rule}": "license_rule.delete",
        "POST \(tenant)/assignments": "assignment.request",
        "DELETE \(tenant)/assignments/{pool}/{user}": "assignment.remove",
        "POST \(tenant)/assignments/{pool}/{user}/activation": "assignment.activate",
        "DELETE \(tenant)/exclusions/{pool}/{user}": "exclusion.lift",
        "PATCH \(tenant)/guard": "deletion_guard.update",
        "POST \(tenant)/guard/approve": "deletion_guard.approve",
        "POST \(tenant)/guard/reject": "deletion_guard.reject",

        "POST \(tenant)/webhook-endpoints": "webhook_endpoint.create",
        "PATCH \(tenant)/webhook-endpoints/{endpoint}": "webhook_endpoint.update",
        "DELETE \(tenant)/webhook-endpoints/{endpoint}": "webhook_endpoint.delete",
        "POST \(tenant)/webhook-endpoints/{endpoint}/secret/rotate": "webhook_secret.rotate",
        "POST \(tenant)/webhook-endpoints/{endpoint}/test": "webhook_endpoint.test",
        "POST \(tenant)/webhook-endpoints/{endpoint}/recover": "webhook_endpoint.recover",
        "POST \(tenant)/webhook-endpoints/{endpoint}/replay": "webhook_endpoint.replay",
        "POST \(tenant)/deliveries/{delivery}/retry": "delivery.retry",

        "POST \(tenant)/notification-preferences": "mail_contact.create",
        "PATCH \(tenant)/notification-preferences/{contact}": "mail_contact.update",
        "DELETE \(tenant)/notification-preferences/{contact}": "mail_contact.delete",
        "PATCH \(tenant)/notification-settings": "mail_settings.update",
        "DELETE \(tenant)/notification-suppressions/{suppression}": "mail_suppression.lift",
        "PUT \(tenant)/notification-templates/{type}/{locale}": "mail_template.replace",
        "DELETE \(tenant)/notification-templates/{type}/{locale}": "mail_template.delete",
    ]

    /// To sign in to the console, which is no route of the admin API.
    package static let consoleSignIn = "console.sign_in"

    /// Every name that an entry of a tenant can have, in the order of the alphabet.
    package static let ofTenants =
        Set(names.filter { $0.key.contains(" /tenants") }.values).union([consoleSignIn]).sorted()

    /// Routes that are no GET and change nothing, with the reason.
    static let unaudited: [String: String] = [
        "POST \(tenant)/scim-configurations/{configuration}/test": "It only asks, with a token that the caller holds.",
        "POST \(tenant)/notification-templates/{type}/{locale}/preview": "It shows what a mail would look like.",
    ]

    /// Routes that take away what their path shows and nothing else: `dry_run=true` shows it.
    static let shownBeforehand: Set<String> = [
        "DELETE \(tenant)/scim-configurations/{configuration}/tokens/{token}",
        "DELETE \(clients)/{client}",
        "DELETE \(tenant)/notification-preferences/{contact}",
    ]

    /// Routes that know what else `dry_run=true` must tell; every other one refuses it.
    static let rehearsable: Set<String> = [
        "DELETE /api-keys/{key}", "DELETE \(tenant)/webhook-endpoints/{endpoint}",
        "DELETE \(tenant)", "DELETE \(tenant)/scim-configurations/{configuration}",
        "PATCH \(tenant)/license-pools/{pool}", "DELETE \(tenant)/license-pools/{pool}",
        "POST \(tenant)/license-rules", "PATCH \(tenant)/license-rules/{rule}",
        "DELETE \(tenant)/license-rules/{rule}", "DELETE \(tenant)/assignments/{pool}/{user}",
    ]

    private static let tenant = "/tenants/{tenant}"
    private static let clients = "\(tenant)/scim-configurations/{configuration}/clients"
}
