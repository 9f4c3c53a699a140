import Events
import FoundationEssentials
import Postgres
import Tenancy
import Testing

@testable import Notifications

struct StatementPlanTests {
    /// With statistics of 10,000 deliveries, no statement may walk their tables.
    @Test func readNoTableAsAWhole() async throws {
        try await World.make { world in
            let endpoint = try await world.endpoint("user.*")
            try await world.commit(newEvents(10_000), as: world.present())
            try await world.tell()
            try await world.run(
                """
                INSERT INTO {schema}.webhook_attempts (delivery_id, id, is_manual, started_at, milliseconds, request_headers)
                SELECT id, id, false, now(), 1, '{}' FROM {schema}.webhook_deliveries
                """)
            try await world.run(
                "UPDATE {schema}.webhook_deliveries SET state = 'delivered', next_at = NULL WHERE sequence % 3 = 0")
            for table in ["webhook_deliveries", "webhook_attempts", "webhook_endpoints", "events"] {
                try await world.run("ANALYZE {schema}.\(table)")
            }
            let delivery = try #require(try await world.deliveries(to: endpoint).first)
            for (statement, binds) in cases(endpoint, delivery) {
                let plan = try await world.plan(of: statement, binds)
                for table in ["webhook_deliveries", "webhook_attempts", "events "] {
                    #expect(!plan.contains("Seq Scan on \(table)"), "\(statement.name)\n\(plan)")
                }
                #expect(!plan.contains("Sort"), "\(statement.name)\n\(plan)")
            }
        }
    }

    private func cases(_ endpoint: WebhookEndpoint, _ delivery: WebhookDelivery) -> [(Statement, [Bind])] {
        let new = NewWebhookDelivery(
            id: UUID(), endpointID: endpoint.id, eventID: UUID(), sequence: 5, type: "a.b", payload: "{}")
        let attempt = WebhookAttempt(id: UUID(), isManual: false, startedAt: delivery.createdAt, milliseconds: 1)
        let (one, time): (Bind, Bind) = (.uuid(endpoint.id), .timestamp(delivery.createdAt))
        return [
            (WebhookDeliveryStatements.insert, WebhookDeliveryStatements.binds([new]) + [time]),
            (WebhookDeliveryStatements.insertOrRestart, WebhookDeliveryStatements.binds([new]) + [time, time]),
            (
                WebhookDeliveryStatements.insertTest,
                [.uuid(UUID()), one, .uuid(UUID()), .text("a.b"), .text("{}"), time]
            ),
            (WebhookDeliveryStatements.recover, [one, .uuid(.beforeAll), .uuid(.afterAll), .int8(50)]),
            (WebhookDeliveryStatements.find, [.uuid(delivery.id)]),
            (WebhookDeliveryStatements.page, [one, .uuid(delivery.id), .int8(50)]),
            (WebhookDeliveryStatements.pageOfAll, [.uuid(delivery.id), .int8(50)]),
            (WebhookDeliveryStatements.pageOfAllInState, [.uuid(delivery.id), .int8(50), .text("failed")]),
            (WebhookDeliveryStatements.pageInState, [one, .uuid(delivery.id), .int8(50), .text("failed")]),
            (WebhookDeliveryStatements.due, [one, .int8(16)]),
            (WebhookDeliveryStatements.dueInOrder, [one]),
            (WebhookDeliveryStatements.nextDue, [one]),
            (WebhookDeliveryStatements.nextDueInOrder, [one]),
            (WebhookDeliveryStatements.finishAttempt, [.uuid(delivery.id), .text("pending"), .double(5)]),
            (WebhookDeliveryStatements.pending, [one, .int8(100)]),
            (WebhookDeliveryStatements.acknowledge, [one, .uuids([delivery.id])]),
            (WebhookDeliveryStatements.refuse, [one, .uuids([delivery.id])]),
            (WebhookDeliveryStatements.succeedManually, [.uuid(delivery.id)]),
            (WebhookDeliveryStatements.failTest, [.uuid(delivery.id)]),
            (WebhookDeliveryStatements.prune, [.uuid(.beforeAll), .int8(100)]),
            (WebhookAttemptStatements.insert, WebhookAttemptStatements.binds(attempt, of: delivery.id)),
            (WebhookAttemptStatements.list, [.uuid(delivery.id)]),
            (WebhookAttemptStatements.prune, [.uuid(.beforeAll), .int8(100)]),
        ]
    }
}

extension World {
    fileprivate func plan(of statement: Statement, _ binds: [Bind]) async throws -> String {
        let explain = Statement("explain \(statement.name)", "EXPLAIN " + statement.sql)
        let rows = try await database.query(explain, for: tenant, binds)
        return try rows.map { try $0.decode(String.self, at: 0) }.joined(separator: "\n")
    }
}
