/// Takes the data of a `COPY … FROM STDIN`, made by `PostgresClient.copyIn`.
package final class CopyWriter: Sendable {
    private let connection: Connection
    private let gate = Gate()

    init(_ connection: Connection) {
        self.connection = connection
    }

    /// Sends data in the command's format, cut anywhere; waits while the server is slower than the caller.
    nonisolated(nonsending)
    package func write(_ bytes: [UInt8]) async throws(PostgresError) {
        guard !Task.isCancelled else { throw .cancelled }
        await gate.enter()
        defer { gate.leave() }
        guard await connection.putCopyData(bytes) else { throw .connectionLost(outcomeUnknown: false) }
    }
}
