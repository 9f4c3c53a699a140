import Tenancy

/// The entries that wait to be written, as a value: bounded, and counting what it had no room for.
struct ProvisioningBuffer: Sendable {
    private let capacity: Int
    private(set) var entries: [NewProvisioningEntry] = []
    /// By tenant, how many entries were turned away since the last `take`.
    private(set) var lost: [TenantID: (tenant: Tenant, count: Int)] = [:]

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
        lost[tenant.id, default: (tenant, 0)].count += count
    }

    /// Everything, and begins anew.
    mutating func take() -> ProvisioningBuffer {
        let taken = self
        entries = []
        entries.reserveCapacity(taken.entries.count)
        lost = [:]
        return taken
    }
}
