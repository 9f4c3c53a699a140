import FoundationEssentials
import JSON
package import Jobs
import Tenancy

/// The jobs that deliver: what their payloads say and under which keys they are one.
package struct WebhookJobs: Sendable {
    /// A member of the payload of an attempt that was taken from a lost worker before.
    static let isSecond = "is_second"

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

    func attempt(_ delivery: UUID, of tenant: Tenant, isSecond: Bool = false) -> NewJob {
        var payload: JSONObject = ["delivery": .string(delivery.text)]
        if isSecond { payload.append(Self.isSecond, true) }
        return NewJob(tenantID: tenant.id.text, kind: kinds.attempt, uniqueKey: delivery.text, payload: payload)
    }

    func replay(_ replay: WebhookReplay, of tenant: Tenant) -> NewJob {
        NewJob(tenantID: tenant.id.text, kind: kinds.replay, payload: replay.payload)
    }
}

extension UUID {
    var text: String { uuidString.lowercased() }
}
