/// Statements that go to the server together, ended by one Sync.
struct Request: Sendable {
    /// What the Sync means for the transaction.
    enum Scope: Sendable {
        /// The statements are an implicit transaction of their own.
        case own
        /// The first statement is BEGIN.
        case begins
        /// The statements are in the middle of a transaction.
        case inside
        /// The last statement is COMMIT.
        case ends
        /// BEGIN first, COMMIT last.
        case whole
    }

    var commands: [Command]
    var scope: Scope = .own
    /// The connection is leased, so the end of the statements is awaited even when they are cancelled.
    var isExclusive: Bool
    var isCancellable = true
    /// Longest time without any answer; nil for no limit.
    var timeout: Duration?
    /// Takes the rows of the last statement one by one.
    var rows: StreamBuffer<Row>?
    /// The one statement is a COPY.
    var copy: CopyPipe?

    init(_ commands: [Command], scope: Scope = .own, isExclusive: Bool, timeout: Duration?) {
        self.commands = commands
        self.scope = scope
        self.isExclusive = isExclusive
        self.timeout = timeout
    }

    /// When the connection breaks after sending, whether an effect may have been committed.
    var mayHaveCommitted: Bool {
        switch scope {
        case .own, .ends, .whole: true
        case .begins, .inside: false
        }
    }

    var traits: OperationTraits {
        let repetition: OperationTraits.Repetition =
            switch scope {
            case .own: rows == nil && copy == nil ? .asIs : .never
            case .begins, .whole: rows == nil ? .afterRollback : .never
            case .inside, .ends: .never
            }
        return OperationTraits(
            isExclusive: isExclusive, isCancellable: isCancellable, repetition: repetition, timeout: timeout)
    }
}
