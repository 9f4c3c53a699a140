import FoundationEssentials
package import Logging
package import Postgres
import Synchronization

/// Writes when tokens and keys were last used, and by whom, behind the requests' backs: at most once a minute each.
///
/// What was noted and not yet written when the process ends is lost; it is a hint for people, and nothing hangs on it.
package final class LastUseRecorder: Sendable {
    /// Whose use it is.
    package enum Subject: Sendable, Hashable {
        case credential
        case oauthClient
        case apiKey
    }

    private struct Use {
        let at: Date
        let caller: Caller
    }

    private struct Notes {
        var pending: [Subject: [UUID: Use]] = [:]
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
    func note(
        _ subject: Subject, _ id: UUID, at now: Date, last: Date?, by caller: () -> Caller = { .unknown }
    ) {
        if let last, now.timeIntervalSince(last) < Self.interval { return }
        let isNew = notes.withLock { notes in
            if let noted = notes.noted[id], now.timeIntervalSince(noted) < Self.interval { return false }
            notes.noted[id] = now
            return true
        }
        guard isNew else { return }
        let use = Use(at: now, caller: caller())
        notes.withLock { $0.pending[subject, default: [:]][id] = use }
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
            // In one order, so that two processes which write the same rows don't wait for each other in a circle.
            let uses = uses.sorted { $0.key.uuidString < $1.key.uuidString }
            let times: [Bind] = [.uuids(uses.map(\.key)), .timestamps(uses.map(\.value.at))]
            switch subject {
            case .apiKey: _ = try await client.query(APIKeyStatements.touch, times)
            case .credential, .oauthClient:
                let statement = subject == .credential ? CredentialStatements.touch : OAuthClientStatements.touch
                let callers: [Bind] = [
                    .texts(uses.map(\.value.caller.address)), .texts(uses.map(\.value.caller.agent)),
                ]
                _ = try await client.query(statement, times + callers)
            }
        }
    }
}
