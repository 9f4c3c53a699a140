import FoundationEssentials
package import Logging
package import Postgres
import Synchronization

/// Writes when tokens and keys were last used, behind the requests' backs: at most once a minute each.
///
/// What was noted and not yet written when the process ends is lost; it is a hint for people, and nothing hangs on it.
package final class LastUseRecorder: Sendable {
    /// Whose use it is.
    package enum Subject: Sendable, Hashable {
        case credential
        case apiKey
    }

    private struct Notes {
        var pending: [Subject: [UUID: Date]] = [:]
        /// When this process noted a use last; forgotten once it is older than the minute.
        var noted: [UUID: Date] = [:]
    }

    private static let interval: TimeInterval = 60

    private let client: PostgresClient
    private let logger: Logger
    private let pause: Duration
    private let notes = Mutex(Notes())

    /// `pause` is the wait between two writes.
    package init(client: PostgresClient, logger: Logger, pause: Duration = .seconds(2)) {
        self.client = client
        self.logger = logger
        self.pause = pause
    }

    /// Writes what was noted, again and again, until the task is cancelled; then throws `CancellationError`.
    package func run() async throws {
        while true {
            try await Task.sleep(for: pause)
            do {
                try await write()
            } catch PostgresError.cancelled {
                throw CancellationError()
            } catch {
                logger.warning("times of last use were not written", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Notes a use, unless the row (`last`) or this process has one of the last minute. Never waits.
    func note(_ subject: Subject, _ id: UUID, at now: Date, last: Date?) {
        if let last, now.timeIntervalSince(last) < Self.interval { return }
        notes.withLock { notes in
            if let noted = notes.noted[id], now.timeIntervalSince(noted) < Self.interval { return }
            notes.noted[id] = now
            notes.pending[subject, default: [:]][id] = now
        }
    }

    /// Writes what has been noted so far.
    func write() async throws(PostgresError) {
        let pending = notes.withLock { notes in
            let pending = notes.pending
            notes.pending = [:]
            if let newest = notes.noted.values.max() {
                notes.noted = notes.noted.filter { newest.timeIntervalSince($0.value) < Self.interval }
            }
            return pending
        }
        for (subject, uses) in pending {
            let statement = subject == .credential ? CredentialStatements.touch : APIKeyStatements.touch
            _ = try await client.query(statement, [.uuids(Array(uses.keys)), .timestamps(Array(uses.values))])
        }
    }
}
