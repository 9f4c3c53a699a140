package import Jobs

// Every kind of job. The queue decides whose slots in a worker a kind shares.
extension JobKind {
    /// Makes a tenant's seats follow its event log. See ``ReconcileLicenses``.
    package static let reconcileLicenses = JobKind("licenses.reconcile", queue: "licenses")
    /// Has every tenant's seats follow its log, for the case that a job for that was lost. See ``StartInEveryTenant``.
    package static let reconcileLicensesEverywhere = JobKind("licenses.reconcile_everywhere", queue: "maintenance")
    /// Has every tenant forget old events. See ``StartInEveryTenant``.
    package static let pruneEventsEverywhere = JobKind("events.prune_everywhere", queue: "maintenance")
    /// Forgets a tenant's old events. See ``PruneEvents``.
    package static let pruneEvents = JobKind("events.prune", queue: "maintenance")
    /// Tells a tenant's listeners of its events. See ``FollowEvents``.
    package static let followEvents = JobKind("notifications.follow", queue: "notifications")
    /// Sends what is due at a webhook endpoint. See ``DeliverWebhooks``.
    package static let deliverWebhooks = JobKind("webhooks.deliver", queue: "webhooks")
    /// Makes the one attempt that a person has asked for. See ``AttemptDelivery``.
    package static let attemptDelivery = JobKind("webhooks.attempt", queue: "webhooks")
    /// Delivers events of the past. See ``ReplayEvents``.
    package static let replayEvents = JobKind("webhooks.replay", queue: "notifications")
    /// Has every tenant forget old deliveries. See ``StartInEveryTenant``.
    package static let pruneDeliveriesEverywhere = JobKind("webhooks.prune_everywhere", queue: "maintenance")
    /// Forgets old deliveries. See ``PruneDeliveries``.
    package static let pruneDeliveries = JobKind("webhooks.prune", queue: "notifications")
    /// Hands one mail to the mail server. See ``SendMail``.
    package static let sendMail = JobKind("mail.send", queue: "mail")
    /// Makes one mail of what was gathered for a contact. See ``GatherDigests``.
    package static let gatherDigest = JobKind("mail.digest", queue: "mail")
    /// Has every tenant forget old notifications. See ``StartInEveryTenant``.
    package static let pruneNotificationsEverywhere = JobKind("mail.prune_everywhere", queue: "maintenance")
    /// Forgets old notifications. See ``PruneNotifications``.
    package static let pruneNotifications = JobKind("mail.prune", queue: "maintenance")
    /// Has every tenant forget old entries of its provisioning log. See ``StartInEveryTenant``.
    package static let pruneProvisioningLogEverywhere = JobKind(
        "provisioning_log.prune_everywhere", queue: "maintenance")
    /// Forgets old entries of a tenant's provisioning log. See ``PruneProvisioningLog``.
    package static let pruneProvisioningLog = JobKind("provisioning_log.prune", queue: "maintenance")
    /// Ends what hangs on a deleted SCIM configuration. See ``ClearConfiguration``.
    package static let clearConfiguration = JobKind("scim_configurations.clear", queue: "maintenance")
    /// Drops tenants whose time is over. See ``DeleteTenants``.
    package static let deleteTenants = JobKind("tenants.delete", queue: "maintenance")
    /// Forgets answers that are kept for repeated requests. See ``PruneIdempotencyKeys``.
    package static let pruneIdempotencyKeys = JobKind("idempotency_keys.prune", queue: "maintenance")
    /// Forgets old entries of the audit log. See ``PruneAuditLog``.
    package static let pruneAuditLog = JobKind("audit_log.prune", queue: "maintenance")
    /// Has the connections of every tenant judged. See ``StartInEveryTenant``.
    package static let judgeConnectionsEverywhere = JobKind("connections.judge_everywhere", queue: "maintenance")
    /// Tells of a tenant's connections that have become unhealthy or have recovered. See ``JudgeConnections``.
    package static let judgeConnections = JobKind("connections.judge", queue: "maintenance")
    /// Ends what has a time limit in a tenant's licences. See ``ExpireLicenses``.
    package static let expireLicenses = JobKind("licenses.expire", queue: "licenses")
    /// Has every tenant's time limits looked at. See ``StartInEveryTenant``.
    package static let expireLicensesEverywhere = JobKind("licenses.expire_everywhere", queue: "maintenance")
    /// Tells of tokens that are about to expire, in all tenants. See ``RemindOfExpiry``.
    package static let remindOfExpiry = JobKind("credentials.remind", queue: "maintenance")
    /// Forgets what OAuth clients were given long ago. See ``PruneAccessTokens``.
    package static let pruneAccessTokens = JobKind("credentials.prune", queue: "maintenance")
    /// Counts what every tenant has, for the service's own figures. See ``CountFigures``.
    package static let countFigures = JobKind("service.count", queue: "maintenance")
}
