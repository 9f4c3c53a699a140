import FoundationEssentials
import Notifications
import Tenancy

/// One job's work on an endpoint: as many attempts at a time as it takes, until nothing is due, it asks for a rest or the
/// time is over.
struct WebhookRun {
    /// How long the endpoint is believed to be as it was read.
    static let believed: Duration = .seconds(1)

    private var pass: WebhookPass
    private let tenant: Tenant
    private let store: WebhookPassStore
    private let sender: WebhookSender
    private let clock: WallClock
    private let end: ContinuousClock.Instant
    private let believed: Duration

    private var health: EndpointHealth
    private var isOver = false
    /// When the endpoint is to be read again.
    private var rereadAt: ContinuousClock.Instant
    /// Fetched and not begun.
    private var line: [WebhookDelivery] = []
    private var underWay: Set<UUID> = []
    private var nextStart = ContinuousClock.now

    init(
        pass: WebhookPass, tenant: Tenant, store: WebhookPassStore, sender: WebhookSender, clock: WallClock,
        end: ContinuousClock.Instant, believed: Duration = Self.believed
    ) {
        self.pass = pass
        self.tenant = tenant
        self.store = store
        self.sender = sender
        self.clock = clock
        self.end = end
        self.believed = believed
        health = pass.endpoint.health
        rereadAt = .now + believed
    }

    private struct Finished: Sendable {
        let delivery: WebhookDelivery
        /// Of the endpoint when the attempt began.
        let version: Int64
        let outcome: WebhookSender.Outcome
    }

    /// When something fails, nothing more is begun; what is under way is waited for and written down, and then it throws.
    mutating func work() async throws {
        var failure: (any Error)?
        await withTaskGroup(of: Finished.self) { group in
            while true {
                do {
                    while failure == nil, underWay.count < width, let delivery = try await next() {
                        try await keepRate()
                        underWay.insert(delivery.id)
                        group.addTask { [sender, pass] in
                            Finished(
                                delivery: delivery, version: pass.endpoint.version,
                                outcome: await sender.send(delivery, pass, isManual: false))
                        }
                    }
                } catch { failure = error }
                guard let finished = await group.next() else { return }
                underWay.remove(finished.delivery.id)
                do { try await record(finished) } catch { failure = failure ?? error }
            }
        }
        if let failure { throw failure }
    }

    /// Attempts at a time: one while it is not known whether anybody is there.
    private var width: Int {
        pass.endpoint.settings.isOrdered || health.isProbing ? 1 : pass.endpoint.settings.maxConcurrency
    }

    /// Nil when none is to begin now.
    private mutating func next() async throws -> WebhookDelivery? {
        guard mayBegin else { return nil }
        if ContinuousClock.now >= rereadAt {
            try await reread()
            guard mayBegin, underWay.count < width else { return nil }
        }
        if line.isEmpty {
            if pass.endpoint.settings.isOrdered, !underWay.isEmpty { return nil }
            line = try await store.due(pass, limit: width * 4 + underWay.count, of: tenant)
                .filter { !underWay.contains($0.id) }
        }
        return line.isEmpty ? nil : line.removeFirst()
    }

    private var mayBegin: Bool {
        !pass.endpoint.settings.isPolled && !isOver && !isHeld && ContinuousClock.now < end && !Task.isCancelled
    }

    /// Takes the endpoint as it is now: it may have moved, have another secret, or want nothing any more.
    private mutating func reread() async throws {
        rereadAt = .now + believed
        guard let present = try await store.renew(pass, of: tenant) else {
            isOver = true
            return
        }
        if present.endpoint.version != pass.endpoint.version {
            health = present.endpoint.health
            line = []
        }
        pass = present
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
        var generator = SystemRandomNumberGenerator()
        let wait =
            last.hasSucceeded
            ? nil
            : DeliverySchedule.wait(
                afterAttempt: finished.delivery.attempts + 1, status: outcome.status, retryAfter: outcome.retryAfter,
                using: &generator)
        let before = health
        // How the endpoint fared before somebody changed it says nothing of how it fares now.
        let notices = finished.version == pass.endpoint.version ? note(outcome, hasSucceeded: last.hasSucceeded) : []
        let isCurrent = try await store.record(
            outcome.attempts, of: finished.delivery, wait: wait, health: health == before ? nil : health,
            notices: notices, pass, of: tenant)
        if !isCurrent { rereadAt = .now }
        isOver = isOver || notices.contains { if case .disabled = $0 { isCurrent } else { false } }
    }

    private mutating func note(_ outcome: WebhookSender.Outcome, hasSucceeded: Bool) -> [EndpointHealth.Notice] {
        guard !hasSucceeded else {
            health.succeeded()
            return []
        }
        return health.failed(status: outcome.status, at: clock.now())
    }
}
