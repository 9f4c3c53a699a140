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

    /// What waits may take up, as ``NewProvisioningEntry/size`` has it.
    private static let mostBytes = 64 << 20
    /// Below as many entries a tenant may fill the whole.
    private static let smallestShare = 1_000

    private let capacity: Int
    /// What one tenant may fill, so that a flood of its requests loses nobody else's entries.
    private let share: Int
    private var filled: [TenantID: Int] = [:]
    private var bytes = 0
    private var refusals = RepeatedRefusals()
    private(set) var entries: [NewProvisioningEntry] = []
    private(set) var lost: [TenantID: Loss] = [:]
    /// Entries lost since somebody asked last.
    private var uncounted = 0

    init(capacity: Int) {
        self.capacity = capacity
        share = min(capacity, max(capacity / 4, Self.smallestShare))
    }

    /// Keeps what there is room for, the rest is counted.
    mutating func append(_ new: [NewProvisioningEntry]) {
        for entry in new { append(entry) }
    }

    mutating func append(_ new: NewProvisioningEntry) {
        guard refusals.admits(new) else { return }
        keep(new)
    }

    private mutating func keep(_ new: NewProvisioningEntry) {
        let (size, mine) = (new.size, filled[new.tenant.id, default: 0])
        guard entries.count < capacity, mine < share, bytes + size <= Self.mostBytes else {
            return lose(new.count, of: new.tenant)
        }
        entries.append(new)
        filled[new.tenant.id] = mine + 1
        bytes += size
    }

    mutating func lose(_ count: Int, of tenant: Tenant) {
        uncounted += count
        lost[tenant.id, default: Loss(tenant: tenant, count: 0)].count += count
    }

    /// How many entries were lost since this was called last, whether or not the log can be told so.
    mutating func takeUncounted() -> Int {
        defer { uncounted = 0 }
        return uncounted
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
    ///
    /// - Parameter isLast: Whether nobody takes anything afterwards, so that nothing may wait for its minute's end.
    mutating func take(at now: Date, isLast: Bool = false) -> (entries: [NewProvisioningEntry], lost: [Loss]) {
        for entry in refusals.ended(by: isLast ? .distantFuture : now) { keep(entry) }
        let taken = (entries, lost.values.filter { $0.notBefore <= now })
        entries = []
        entries.reserveCapacity(taken.0.count)
        (filled, bytes) = ([:], 0)
        lost = lost.filter { $0.value.notBefore > now }
        return taken
    }
}
