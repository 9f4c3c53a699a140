/// A claim with its outcome, on its way to the database.
struct JobEnding: Sendable, Hashable {
    let job: HeldJob
    let outcome: JobOutcome
}

extension JobEnding {
    static func all(_ jobs: some Sequence<Job>, _ outcome: JobOutcome) -> [JobEnding] {
        jobs.map { JobEnding(job: HeldJob(id: $0.id, attempt: $0.attempt), outcome: outcome) }
    }
}
