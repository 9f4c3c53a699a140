import FoundationEssentials
import Tenancy

/// The entries that wait to be written, as a value: bounded, and counting what it had no room for.
struct ProvisioningBuffer: Sendable {
    /// How many entries of one tenant are missing, and how often the log could not even be told so.
    struct Loss: Sendable {
        let tenant: Tenant
        var count: Int
        var failures = 0
        var notBefore = Date.distantPast
    }

    /// After as many failures, some ten minutes, nobody is told any more: the tenant is most likely gone.
    private static let mostFailures = 14

    private let capacity: Int
    private(set) var entries: [NewProvisioningEntry] = []
    private(set) var lost: [TenantID: Loss] = [:]

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Keeps what there is room for, the rest is counted.
    mutating func append(_ new: [NewProvisioningEntry]) {
        let room = max(0, capacity - entries.count)
        entries.append(contentsOf: new.prefix(room))
        for entry in new.dropFirst(room) { lose(1, of: entry.tenant) }
    }

    mutating func append(_ new: NewProvisioningEntry) {
        guard entries.count < capacity else { return lose(1, of: new.tenant) }
        entries.append(new)
    }

    mutating func lose(_ count: Int, of tenant: Tenant) {
        lost[tenant.id, default: Loss(tenant: tenant, count: 0)].count += count
    }

    /// The loss could not be written down: it is kept and tried again, later and later, and in the end forgotten.
    mutating func keep(_ loss: Loss, at now: Date) {
        var loss = loss
        loss.failures += 1
        guard loss.failures < Self.mostFailures else { return }
        if loss.failures > 2 { loss.notBefore = now.addingTimeInterval(Double(min(1 << (loss.failures - 2), 60))) }
        loss.count += lost[loss.tenant.id]?.count ?? 0
        lost[loss.tenant.id] = loss
    }

    /// Everything that is due, and goes on with the rest.
    mutating func take(at now: Date) -> (entries: [NewProvisioningEntry], lost: [Loss]) {
        let taken = (entries, lost.values.filter { $0.notBefore <= now })
        entries = []
        entries.reserveCapacity(taken.0.count)
        lost = lost.filter { $0.value.notBefore > now }
        return taken
    }
}
