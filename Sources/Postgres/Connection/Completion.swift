/// How the end of a request is told; run without any lock held.
enum Completion: Sendable {
    typealias Outcome = Result<[Rows], PostgresError>

    case resume(Waiter<Outcome>, releasing: Lease?)
    case call(@Sendable (Outcome) -> Void)
    /// Tells the observer of the trip first.
    indirect case measured(Completion, Trip)

    /// A trip to the server whose time is taken.
    struct Trip: Sendable {
        let observer: any PostgresObserver
        let statement: Statement
        let start: ContinuousClock.Instant
    }

    func run(_ outcome: Outcome) {
        switch self {
        case .resume(let waiter, let lease):
            // Released first: the next in line need not wait for this task to be scheduled. After a failure the owner
            // may have to roll back.
            if case .success = outcome { lease?.release() }
            waiter.resume(outcome)
        case .call(let body):
            body(outcome)
        case .measured(let completion, let trip):
            trip.observer.finished(trip.statement, after: ContinuousClock.now - trip.start)
            completion.run(outcome)
        }
    }
}
