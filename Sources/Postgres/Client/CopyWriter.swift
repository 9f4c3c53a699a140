/// Takes the data of a `COPY … FROM STDIN`.
package final class CopyWriter: Sendable {
    init() {}

    /// Sends bytes; waits when the server is slower than the caller.
    nonisolated(nonsending)
    package func write(_ bytes: [UInt8]) async throws(PostgresError) {
        throw .closed
    }
}
