/// How the end of a request is told; run without any lock held.
enum Completion: Sendable {
    typealias Outcome = Result<[Rows], PostgresError>

    case resume(Waiter<Outcome>, releasing: Lease?)
    case call(@Sendable (Outcome) -> Void)

    func run(_ outcome: Outcome) {
        switch self {
        case .resume(let waiter, let lease):
            // Released first: the next in line need not wait for this task to be scheduled. After a failure the owner
            // may have to roll back.
            if case .success = outcome { lease?.release() }
            waiter.resume(outcome)
        case .call(let body):
            body(outcome)
        }
    }
}
