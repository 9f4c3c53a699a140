/// How much of other transactions a transaction sees (PostgreSQL documentation, 13.2).
package enum TransactionIsolation: Sendable {
    case readCommitted
    /// One snapshot for all statements; writes may fail with `serializationFailure`.
    case repeatableRead
    case serializable

    var begin: Statement {
        switch self {
        case .readCommitted: Self.beginReadCommitted
        case .repeatableRead: Self.beginRepeatableRead
        case .serializable: Self.beginSerializable
        }
    }

    private static let beginReadCommitted = Statement("begin", "BEGIN ISOLATION LEVEL READ COMMITTED")
    private static let beginRepeatableRead = Statement("begin", "BEGIN ISOLATION LEVEL REPEATABLE READ")
    private static let beginSerializable = Statement("begin", "BEGIN ISOLATION LEVEL SERIALIZABLE")
}
