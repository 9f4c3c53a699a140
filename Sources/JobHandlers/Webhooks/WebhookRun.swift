import FoundationEssentials
import Notifications
import Tenancy

/// One job's work on an endpoint: as many attempts at a time as it takes, until nothing is due, it asks for a rest or the
/// time is over.
struct WebhookRun {
    private let pass: WebhookPass
    private let tenant: Tenant
    private let store: WebhookPassStore
    private let sender: WebhookSender
    private let clock: WallClock
    private let end: ContinuousClock.Instant

    private var health: EndpointHealth
    private var isDisabled = false
    /// Fetched and not begun.
    private var line: [WebhookDelivery] = []
    private var underWay: Set<UUID> = []
    private var nextStart = ContinuousClock.now

    init(
        pass: WebhookPass, tenant: Tenant, store: WebhookPassStore, sender: WebhookSender, clock: WallClock,
        end: ContinuousClock.Instant
    ) {
        self.pass = pass
        self.tenant = tenant
        self.store = store
        self.sender = sender
        self.clock = clock
        self.end = end
        health = pass.endpoint.health
    }

    private typealias Finished = (delivery: WebhookDelivery, outcome: WebhookSender.Outcome)

    mutating func work() async throws {
        try await withThrowingTaskGroup(of: (WebhookDelivery, WebhookSender.Outcome).self) { group in
            while true {
                while underWay.count < width, let delivery = try await next() {
                    underWay.insert(delivery.id)
                    try await keepRate()
                    group.addTask { [sender, pass] in
                        (delivery, await sender.send(delivery, pass, isManual: false))
                    }
                }
                guard let finished = try await group.next() else { return }
                underWay.remove(finished.0.id)
                try await record(finished)
            }
        }
    }

    /// Attempts at a time: one while it is not known whether anybody is there.
    private var width: Int {
        pass.endpoint.settings.isOrdered || health.isProbing ? 1 : pass.endpoint.settings.maxConcurrency
    }

    /// Nil when none is to begin now.
    private mutating func next() async throws -> WebhookDelivery? {
        guard !pass.endpoint.settings.isPolled, !isDisabled, !isHeld, ContinuousClock.now < end, !Task.isCancelled
        else { return nil }
        if line.isEmpty {
            if pass.endpoint.settings.isOrdered, !underWay.isEmpty { return nil }
            line = try await store.due(pass, limit: width * 4 + underWay.count, of: tenant)
                .filter { !underWay.contains($0.id) }
        }
        return line.isEmpty ? nil : line.removeFirst()
    }

    private var isHeld: Bool { health.heldUntil.map { clock.now() < $0 } ?? false }

    private mutating func keepRate() async throws {
        guard let rate = pass.endpoint.settings.maxRate else { return }
        let now = ContinuousClock.now
        if nextStart > now { try await Task.sleep(until: nextStart) }
        nextStart = max(now, nextStart) + .seconds(1) / rate
    }

    private mutating func record(_ finished: Finished) async throws {
        let outcome = finished.outcome
        guard !outcome.isCancelled, let last = outcome.attempts.last else { return }
        let before = health
        var notices: [EndpointHealth.Notice] = []
        var wait: Duration?
        if last.hasSucceeded {
            health.succeeded()
        } else {
            notices = health.failed(status: outcome.status, at: clock.now())
            var generator = SystemRandomNumberGenerator()
            wait = DeliverySchedule.wait(
                afterAttempt: finished.delivery.attempts + 1, status: outcome.status, retryAfter: outcome.retryAfter,
                using: &generator)
        }
        try await store.record(
            outcome.attempts, of: finished.delivery, wait: wait, health: health == before ? nil : health,
            notices: notices, pass, of: tenant)
        isDisabled = isDisabled || notices.contains { if case .disabled = $0 { true } else { false } }
    }
}
