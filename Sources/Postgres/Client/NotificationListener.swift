import Logging
import Synchronization

/// Keeps one connection that listens for all subscribers of a client, and opens another when it is lost.
final class NotificationListener: Sendable {
    private typealias Subscriber = AsyncStream<PostgresNotification>.Continuation

    private struct State {
        var subscribers: [String: [UInt64: Subscriber]] = [:]
        var lastID: UInt64 = 0
        var connection: Connection?
        /// Channels that `connection` listens on.
        var listened: Set<String> = []
        var isStopped = false
    }

    private let configuration: PostgresConfiguration
    private let reactor: Reactor
    private let logger: Logger
    private let state = Mutex(State())
    /// Says that there is something to do; several pokes are as good as one.
    private let pokes = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    init(configuration: PostgresConfiguration, reactor: Reactor, logger: Logger) {
        self.configuration = configuration
        self.reactor = reactor
        self.logger = logger
    }

    /// Subscribes to a channel until the stream is dropped.
    func subscribe(to channel: String) -> AsyncStream<PostgresNotification> {
        // A subscriber that does not keep up loses the oldest: a notification is a hint, and the newest says as much.
        let (stream, subscriber) = AsyncStream.makeStream(
            of: PostgresNotification.self, bufferingPolicy: .bufferingNewest(1024))
        let id = state.withLock { state in
            state.lastID += 1
            state.subscribers[channel, default: [:]][state.lastID] = subscriber
            if state.listened.contains(channel) { subscriber.yield(.listening) }
            if state.isStopped { subscriber.finish() }
            return state.lastID
        }
        subscriber.onTermination = { [weak self] _ in self?.unsubscribe(id, from: channel) }
        pokes.continuation.yield()
        return stream
    }

    /// Listens until the task is cancelled, and then ends all streams.
    func run() async {
        for await _ in pokes.stream { await serve() }
        let (connection, subscribers) = state.withLock { state in
            state.isStopped = true
            defer { state.subscribers = [:] }
            return (state.connection, state.subscribers.values.flatMap(\.values))
        }
        for subscriber in subscribers { subscriber.finish() }
        connection?.close()
    }

    /// Brings what is listened on into line with what is wanted; tries until it has or until nothing is wanted.
    private func serve() async {
        var failures = 0
        while !Task.isCancelled {
            do throws(PostgresError) {
                try await adjust()
                return
            } catch {
                failures += 1
                logger.debug("Cannot listen for notifications", metadata: ["postgres.error": "\(error)"])
                let delay = configuration.delay(afterFailures: failures, jitter: .random(in: 0..<1))
                try? await Task.sleep(for: delay)
            }
        }
    }

    private func adjust() async throws(PostgresError) {
        let (wanted, listened, current) = state.withLock { state in
            (Set(state.subscribers.keys), state.listened, state.connection)
        }
        guard !wanted.isEmpty else {
            current?.close()
            return
        }
        let connection: Connection
        if let current { connection = current } else { connection = try await open() }
        for channel in wanted.subtracting(listened) { try await listen(on: channel, connection) }
        for channel in listened.subtracting(wanted) { try await say("UNLISTEN", channel, connection) }
    }

    private func listen(on channel: String, _ connection: Connection) async throws(PostgresError) {
        try await say("LISTEN", channel, connection)
        let subscribers = state.withLock { state in
            guard state.connection === connection else { return [] as [Subscriber] }
            state.listened.insert(channel)
            return Array((state.subscribers[channel] ?? [:]).values)
        }
        for subscriber in subscribers { subscriber.yield(.listening) }
    }

    private func say(_ verb: String, _ channel: String, _ connection: Connection) async throws(PostgresError) {
        let quoted =
            "\"" + channel.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        if verb == "UNLISTEN" { state.withLock { _ = $0.listened.remove(channel) } }
        let command = Command(Statement(verb.lowercased(), "\(verb) \(quoted)"))
        _ = try await connection.run(Request([command], isExclusive: true, timeout: configuration.cancelGrace)).get()
    }

    private func open() async throws(PostgresError) -> Connection {
        let opened = Signal<Result<Connection, PostgresError>>()
        SideThread.start { opened.fulfil(self.connect()) }
        let connection = try await opened.wait().get()
        let isStopped = state.withLock { state in
            if !state.isStopped { state.connection = connection }
            return state.isStopped
        }
        if isStopped { connection.close() } else if !connection.isOpen { lost(connection) }
        return connection
    }

    /// Runs on a side thread.
    private func connect() -> Result<Connection, PostgresError> {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        return Result { () throws(PostgresError) in
            let opened = try Connector(configuration: configuration.forListening).open()
            return Connection(
                // The pool numbers its connections from 1 upwards.
                id: .max - id, opened, reactor: reactor, configuration: configuration,
                onNotification: { [weak self] in self?.received($1, on: $0) },
                onClose: { [weak self] in self?.lost($0) })
        }
    }

    private func received(_ payload: String, on channel: String) {
        for subscriber in state.withLock({ Array(($0.subscribers[channel] ?? [:]).values) }) {
            subscriber.yield(.received(payload: payload))
        }
    }

    private func lost(_ connection: Connection) {
        state.withLock { state in
            guard state.connection === connection else { return }
            state.connection = nil
            state.listened = []
        }
        pokes.continuation.yield()
    }

    private func unsubscribe(_ id: UInt64, from channel: String) {
        state.withLock { state in
            _ = state.subscribers[channel]?.removeValue(forKey: id)
            if state.subscribers[channel]?.isEmpty == true { state.subscribers[channel] = nil }
        }
        pokes.continuation.yield()
    }
}
