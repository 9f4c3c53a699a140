import Synchronization

/// The consumer's end of a stream: takes the connection with the first `next`, and lets go of it when it is dropped.
final class StreamReader<Element: Sendable>: Sendable {
    /// Leases a connection and sends the request that fills the buffer; the request's completion gives the lease back.
    typealias Start = @Sendable (StreamBuffer<Element>) async throws(PostgresError) -> StreamSource

    private let start: Start
    private let buffer: StreamBuffer<Element>
    private let source = Mutex<StreamSource?>(nil)

    init(limit: Int, start: @escaping Start) {
        self.start = start
        buffer = StreamBuffer(limit: limit)
    }

    deinit {
        source.withLock { $0 }?.stop(buffer)
    }

    /// The next element; nil at the end.
    nonisolated(nonsending) func next() async throws(PostgresError) -> Element? {
        guard !Task.isCancelled else { throw .cancelled }
        let source = try await started()
        let outcome = await withTaskCancellationHandler {
            await buffer.next { source.connection.resumeReading() }
        } onCancel: {
            source.stop(buffer)
        }
        return try outcome.get()
    }

    nonisolated(nonsending) private func started() async throws(PostgresError) -> StreamSource {
        if let source = source.withLock({ $0 }) { return source }
        let started = try await start(buffer)
        source.withLock { $0 = started }
        return started
    }
}

/// Where a stream's elements come from.
struct StreamSource: Sendable {
    let connection: Connection
    let operation: UInt64

    /// Has the server stop, and drops what it has sent.
    func stop<Element>(_ buffer: StreamBuffer<Element>) {
        buffer.discard()
        // With a cancellation on its way, reading goes on when it has arrived: sooner, the server would only send more.
        if !connection.cancel(operation) { connection.resumeReading() }
    }
}
