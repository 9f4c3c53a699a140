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

    private let writer: ProvisioningWriter
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

    /// Writes what has been recorded so far. Somebody must call it every `pause`, and once more in the end.
    package func write() async {
        let taken = buffer.withLock { $0.take() }
        for entries in Dictionary(grouping: taken.entries, by: \.tenant.id).values {
            for start in stride(from: 0, to: entries.count, by: Self.writtenAtOnce) {
                await write(Array(entries[start..<min(start + Self.writtenAtOnce, entries.count)]))
            }
        }
        for (tenant, count) in taken.lost.values {
            dropped.increment(by: Int64(count))
            await write([writer.gap(of: count, in: tenant)])
        }
    }

    /// Of one tenant. What can't be written now is not tried again for ever: newer entries wait behind it.
    private func write(_ entries: [NewProvisioningEntry]) async {
        guard let tenant = entries.first?.tenant else { return }
        let prepared = writer.prepare(entries)
        for attempt in 1...3 {
            do {
                try await writer.insert(prepared, of: tenant)
                written.increment(by: Int64(entries.count))
                return
            } catch let error as PostgresError where error.isPassing && attempt < 3 {
                try? await Task.sleep(for: .milliseconds(100 * attempt))
            } catch {
                lose(entries, of: tenant, to: error)
                return
            }
        }
    }

    private func lose(_ entries: [NewProvisioningEntry], of tenant: Tenant, to error: any Error) {
        logger.warning(
            "Entries of the provisioning log were not written.",
            metadata: [
                "tenant.id": "\(tenant.id.text)", "count": "\(entries.count)",
                "error": "\((error as? PostgresError)?.description ?? "not kept")",
            ])
        // A gap that could not be written counts as the entries it stood for when it can be.
        let count = entries.reduce(0) { $0 + ($1.operation == .gap ? Int($1.answer.detail ?? "") ?? 1 : 1) }
        buffer.withLock { $0.lose(count, of: tenant) }
    }
}

extension PostgresError {
    /// Whether the same statement may well succeed a moment later; its ids make repeating it harmless.
    fileprivate var isPassing: Bool {
        switch self {
        case .connectionLost, .acquisitionTimedOut, .statementTimedOut, .notConnected: true
        default: false
        }
    }
}
