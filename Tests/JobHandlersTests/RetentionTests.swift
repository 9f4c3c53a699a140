import Jobs
import Metrics
import Notifications
import Postgres
import Tenancy
import TestDatabase
import Testing

@testable import JobHandlers

/// Nobody has to write anything for what is old to go.
struct RetentionTests {
    @Test func everyTenantForgetsOldNotificationsAndDeliveries() async throws {
        try await World.make { world in
            try await world.run(
                """
                INSERT INTO {schema}.notifications (id, type, recipient, recipient_key, locale, delivery, data, created_at,
                    updated_at)
                VALUES ('01000000-0000-7000-8000-000000000000', 'digest', 'a@x', 'a@x', 'en', 'at_once', '{}', now(), now())
                """)
            try await world.run(
                """
                INSERT INTO {schema}.webhook_deliveries (id, endpoint_id, event_id, type, payload, created_at)
                VALUES ('01000000-0000-7000-8000-000000000000', gen_random_uuid(), gen_random_uuid(), 'a.b', '{}', now())
                """)
            let starters = [
                world.everywhere(.pruneNotificationsEverywhere, .pruneNotifications),
                world.everywhere(.pruneDeliveriesEverywhere, .pruneDeliveries),
            ]
            let pruners: [any JobHandler] = [
                PruneNotifications(
                    tenants: world.tenants, pruner: NotificationPruner(database: world.database, clock: .system)),
                PruneDeliveries(tenants: world.tenants, pruner: WebhookPruner(endpoints: world.endpoints)),
            ]
            try await world.database.transaction(for: world.tenant) { transaction in
                world.queue.enqueue(
                    starters.map { NewJob(tenantID: RecurringJob.service, kind: $0.kind) }, in: transaction.postgres)
            }
            let worker = JobWorker(
                client: world.client, handlers: starters + pruners, logger: TestDatabase.logger,
                metrics: NOOPMetricsHandler.instance)
            let work = Task { await worker.run() }
            defer { work.cancel() }
            try await eventually("nothing old is left") {
                let notifications = try await world.rows("notifications")
                let deliveries = try await world.rows("webhook_deliveries")
                return notifications + deliveries == 0
            }
            work.cancel()
            await work.value
        }
    }
}

extension World {
    fileprivate func everywhere(_ kind: JobKind, _ each: JobKind) -> StartInEveryTenant {
        StartInEveryTenant(kind, each: each, tenants: tenants, queue: queue, client: client)
    }

    fileprivate func rows(_ table: String) async throws -> Int {
        try await database.query(
            Statement("test.rows \(table)", "SELECT count(*) FROM {schema}.\(table)"), for: tenant
        ).first?.decode(Int.self, at: 0) ?? -1
    }
}
