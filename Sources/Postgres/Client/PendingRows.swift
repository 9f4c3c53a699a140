import Synchronization

/// The result of a statement that `PostgresTransaction.enqueue` will send along with the next trip.
package final class PendingRows: Sendable {
    private let outcome = Mutex<Result<Rows, PostgresError>?>(nil)

    init() {}

    /// The rows, once a later query or the end of the transaction has sent the statement; `misuse` before that.
    package var rows: Rows {
        get throws(PostgresError) {
            guard let outcome = outcome.withLock({ $0 }) else {
                throw .misuse("an enqueued statement was read before it was sent")
            }
            return try outcome.get()
        }
    }

    func fulfil(_ result: Result<Rows, PostgresError>) {
        outcome.withLock { $0 = $0 ?? result }
    }
}
