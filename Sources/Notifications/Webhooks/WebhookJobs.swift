import FoundationEssentials
import JSON
package import Jobs
import Tenancy

/// The jobs that deliver: what their payloads say and under which keys they are one.
package struct WebhookJobs: Sendable {
    static let pruneEvery: Duration = .seconds(86_400)

    let queue: JobQueue
    let kinds: WebhookJobKinds

    package init(queue: JobQueue, kinds: WebhookJobKinds) {
        self.queue = queue
        self.kinds = kinds
    }

    func deliver(to endpoints: [UUID], of tenant: Tenant, after delay: Duration = .zero) -> [NewJob] {
        endpoints.map { id in
            NewJob(
                tenantID: tenant.id.text, kind: kinds.deliver, uniqueKey: id.text,
                payload: ["endpoint": .string(id.text)], delay: delay, maxAttempts: 1000)
        }
    }

    func attempt(_ delivery: UUID, of tenant: Tenant) -> NewJob {
        NewJob(
            tenantID: tenant.id.text, kind: kinds.attempt, uniqueKey: delivery.text,
            payload: ["delivery": .string(delivery.text)])
    }

    func replay(_ replay: WebhookReplay, of tenant: Tenant) -> NewJob {
        NewJob(tenantID: tenant.id.text, kind: kinds.replay, payload: replay.payload)
    }

    func prune(_ tenant: Tenant) -> NewJob {
        NewJob(tenantID: tenant.id.text, kind: kinds.prune, uniqueKey: "prune", delay: Self.pruneEvery)
    }
}

extension UUID {
    var text: String { uuidString.lowercased() }
}
