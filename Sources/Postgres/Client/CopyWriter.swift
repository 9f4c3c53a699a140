import Synchronization

/// Takes the data of a `COPY … FROM STDIN`, made by `PostgresClient.copyIn`.
package final class CopyWriter: Sendable {
    private let connection: Connection
    private let gate = Gate()
    private let hasEnded = Atomic(false)

    init(_ connection: Connection) {
        self.connection = connection
    }

    /// Sends data in the command's format, cut anywhere; waits while the server is slower than the caller.
    nonisolated(nonsending) package func write(_ bytes: [UInt8]) async throws(PostgresError) {
        guard !Task.isCancelled else { throw .cancelled }
        await gate.enter()
        defer { gate.leave() }
        guard !hasEnded.load(ordering: .acquiring) else { throw .misuse("the COPY has ended") }
        guard await connection.putCopyData(bytes) else { throw .connectionLost(outcomeUnknown: false) }
    }

    /// Takes no more data, lest a writer that was kept reaches the connection's next user.
    nonisolated(nonsending) func end() async {
        await gate.enter()
        defer { gate.leave() }
        hasEnded.store(true, ordering: .releasing)
    }
}
