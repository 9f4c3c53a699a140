import DequeModule

/// What one session has been asked and what it still has to answer; decides, and does no I/O.
///
/// Requests are answered in the order in which they were sent. Each is a run of commands that ends with a Sync; after
/// a failure the server skips to that Sync and everything since the one before is undone. Time is passed in, and is
/// coarse: deadlines are judged by `tick`, so that sending and receiving need not read a clock.
struct ConnectionMachine<Payload>: ~Copyable {
    typealias Instant = ContinuousClock.Instant

    /// A request under way.
    struct Operation {
        let id: UInt64
        let traits: OperationTraits
        var payload: Payload
        var failure: Failure?
        var cancellation: Cancellation?
        var isRepeat = false
        /// Whether a cancellation was delivered while the request was with the server.
        var isExposed = false
        /// Position of the statement whose turn it is.
        var statementIndex = 0
    }

    struct Failure {
        let error: ServerError
        /// A kept statement had lost its plan; none of the request took effect.
        let isStale: Bool
    }

    struct Cancellation {
        enum Reason {
            case task, deadline
        }

        let reason: Reason
        var sentAt: Instant?
    }

    /// One thing that the server still has to answer.
    enum Step: Equatable {
        case closing(name: String)
        case preparing(StatementCache.Key)
        case auxiliary
        case statement(prepared: StatementCache.Key?, isStreamed: Bool)
        case copy
        case sync
    }

    var operations: Deque<Operation> = []
    var steps: Deque<Step> = []
    var hasReply = false
    var isCancelInFlight = false
    var lastCancel: Instant?
    /// Signals to stop that our cancellations cause and that have stopped nothing so far.
    var unusedSignals = 0
    /// An exclusive request that has ended while its cancellation is still on the way to the server.
    var held: Operation?
    var progress: UInt64 = 0
    var watch: (progress: UInt64, since: Instant)?
    let cancelGrace: Duration

    init(cancelGrace: Duration) {
        self.cancelGrace = cancelGrace
    }

    var isIdle: Bool { operations.isEmpty && held == nil }
    var expectsReply: Bool { !steps.isEmpty }
    var nextStep: Step? { steps.first }

    /// The next answer's rows are to be delivered one by one.
    var isStreamNext: Bool {
        guard case .statement(_, isStreamed: true) = steps.first else { return false }
        return !hasReply
    }

    // MARK: Sending

    mutating func begin(_ id: UInt64, _ traits: OperationTraits, _ payload: Payload, isRepeat: Bool = false) {
        operations.append(Operation(id: id, traits: traits, payload: payload, isRepeat: isRepeat))
    }

    mutating func expect(_ step: Step) {
        steps.append(step)
    }

    /// Takes in that data of a COPY has come.
    mutating func madeProgress() {
        progress &+= 1
    }

    mutating func withHead<R>(_ body: (inout Operation) -> R) -> R {
        body(&operations[operations.startIndex])
    }

    mutating func withOperation<R>(at index: Int, _ body: (inout Operation) -> R) -> R {
        body(&operations[index])
    }
}
