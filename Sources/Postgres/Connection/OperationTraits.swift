/// How a connection may treat one request.
struct OperationTraits: Sendable, Equatable {
    /// Whether statements that took no effect may be sent again without asking the caller.
    enum Repetition: Sendable {
        case never
        case asIs
        case afterRollback
    }

    var isExclusive = false
    var isCancellable = true
    var repetition = Repetition.asIs
    var timeout: Duration?
}
