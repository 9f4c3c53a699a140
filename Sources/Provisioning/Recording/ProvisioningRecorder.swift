import FoundationEssentials
package import Logging
import Metrics
import Postgres
import Synchronization
package import Tenancy

/// Writes the provisioning log behind the requests' backs: a request leaves its entry in memory, and a few times a second
/// all of them are written, set-wise for each tenant.
///
/// It is a log and not the event log: what waits here is lost by `kill -9`, the change itself is not. What comes while there
/// is no room is counted and leaves one entry that says how much is missing.
package final class ProvisioningRecorder: Sendable {
    /// Entries that one statement writes.
    static let writtenAtOnce = 500
    /// Tenants whose entries are written beside each other, each on a connection of the pool.
    private static let tenantsAtOnce = 3

    private let writer: ProvisioningWriter
    private let clock: WallClock
    private let logger: Logger
    /// How long to wait between two writes.
    package let pause: Duration
    private let buffer: Mutex<ProvisioningBuffer>
    private let written = ProvisioningMetrics.written
    private let dropped = ProvisioningMetrics.lost

    /// - Parameters:
    ///   - pause: The longest that an entry waits while the database answers.
    ///   - capacity: Entries that may wait, about 2 kB each.
    package init(
        database: TenantDatabase, keys: ProvisioningKeys, identifiers: IdentifierGenerator, clock: WallClock,
        logger: Logger, pause: Duration = .milliseconds(200), capacity: Int = 10_000
    ) {
        writer = ProvisioningWriter(database: database, keys: keys, identifiers: identifiers, clock: clock)
        self.clock = clock
        self.logger = logger
        self.pause = pause
        buffer = Mutex(ProvisioningBuffer(capacity: capacity))
    }

    /// Takes an entry. Never waits.
    package func record(_ entry: NewProvisioningEntry) {
        buffer.withLock { $0.append(entry) }
    }

    /// Takes the entries of one bulk request.
    package func record(_ entries: [NewProvisioningEntry]) {
        buffer.withLock { $0.append(entries) }
    }

    /// Writes what has been recorded so far. Somebody must call it every `pause`, and ``finish()`` in the end.
    package func write() async {
        await write(isLast: false)
    }

    /// Writes everything: nothing is recorded afterwards.
    package func finish() async {
        await write(isLast: true)
    }

    private func write(isLast: Bool) async {
        let now = clock.now()
        let (entries, lost) = buffer.withLock { $0.take(at: now, isLast: isLast) }
        await withTaskGroup(of: Void.self) { group in
            for (count, entries) in Dictionary(grouping: entries, by: \.tenant.id).values.enumerated() {
                if count >= Self.tenantsAtOnce { await group.next() }
                group.addTask { await self.write(entries) }
            }
        }
        for loss in lost {
            if await !insert([writer.gap(of: loss.count, in: loss.tenant)], of: loss.tenant) {
                buffer.withLock { $0.keep(loss, at: now) }
            }
        }
        dropped.increment(by: Int64(buffer.withLock { $0.takeUncounted() }))
    }

    /// Of one tenant, one batch after the other: ids follow the order of the entries.
    private func write(_ entries: [NewProvisioningEntry]) async {
        guard let tenant = entries.first?.tenant else { return }
        for start in stride(from: 0, to: entries.count, by: Self.writtenAtOnce) {
            let batch = Array(entries[start..<min(start + Self.writtenAtOnce, entries.count)])
            if await insert(batch, of: tenant) {
                written.increment(by: Int64(batch.count))
            } else {
                buffer.withLock { $0.lose(batch.count, of: tenant) }
            }
        }
    }

    /// What can't be written now is not tried again for ever: newer entries wait behind it.
    private func insert(_ entries: [NewProvisioningEntry], of tenant: Tenant) async -> Bool {
        var sent: SentEntries?
        for attempt in 1...3 {
            do {
                try await writer.insert(entries, sent: &sent, of: tenant)
                return true
            } catch let error as PostgresError where error.isPassing && attempt < 3 {
                try? await Task.sleep(for: .milliseconds(100 * attempt))
            } catch {
                logger.warning(
                    "Entries of the provisioning log were not written.",
                    metadata: [
                        "tenant.id": "\(tenant.id.text)", "count": "\(entries.count)",
                        "error": "\((error as? PostgresError)?.description ?? "not kept")",
                    ])
                return false
            }
        }
        return false
    }
}

extension PostgresError {
    /// Whether the same may well succeed a moment later.
    fileprivate var isPassing: Bool {
        switch self {
        case .connectionLost, .acquisitionTimedOut, .statementTimedOut, .notConnected: true
        default: sqlState == .lockNotAvailable
        }
    }
}
