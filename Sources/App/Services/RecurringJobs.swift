import JobHandlers
import Jobs

/// Every job that the service enqueues again and again: this page is the list behind `/admin/v1/schedules`.
enum RecurringJobs {
    static let all = [
        RecurringJob("events.retention", .daily(hour: 3, minute: 20), kind: .pruneEventsEverywhere),
        RecurringJob("mail.retention", .daily(hour: 3, minute: 40), kind: .pruneNotificationsEverywhere),
        RecurringJob("webhooks.retention", .daily(hour: 4, minute: 0), kind: .pruneDeliveriesEverywhere),
        RecurringJob("provisioning_log.retention", .daily(hour: 4, minute: 20), kind: .pruneProvisioningLogEverywhere),
        RecurringJob("tenants.deletion", .every(.seconds(300)), kind: .deleteTenants),
        RecurringJob("idempotency_keys.retention", .every(.seconds(3600)), kind: .pruneIdempotencyKeys),
        RecurringJob("licenses.reconciliation", .every(.seconds(3600)), kind: .reconcileLicensesEverywhere),
        RecurringJob("audit_log.retention", .daily(hour: 4, minute: 40), kind: .pruneAuditLog),
        RecurringJob("connections.health", .every(.seconds(600)), kind: .judgeConnectionsEverywhere),
        RecurringJob("licenses.deadlines", .every(.seconds(3600)), kind: .expireLicensesEverywhere),
        RecurringJob("credentials.reminders", .every(.seconds(3600)), kind: .remindOfExpiry),
        RecurringJob("credentials.retention", .every(.seconds(3600)), kind: .pruneAccessTokens),
        RecurringJob("service.figures", .every(.seconds(600)), kind: .countFigures),
    ]
}
