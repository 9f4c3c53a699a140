import Jobs

/// What an operator does to one job.
enum JobVerb: String, Sendable, CaseIterable {
    case retry
    case discard
    case cancel
    case remove

    /// In which it can be done.
    var states: Set<JobState> {
        switch self {
        case .retry: [.discarded, .scheduled]
        case .discard: [.ready, .scheduled]
        case .cancel: [.ready, .scheduled, .running]
        case .remove: [.discarded]
        }
    }

    /// As the audit log calls it.
    var name: String { self == .remove ? "job.delete" : "job.\(rawValue)" }

    var done: OperatorDone.Word {
        switch self {
        case .retry: .jobRetried
        case .discard: .jobDiscarded
        case .cancel: .jobCancelled
        case .remove: .jobRemoved
        }
    }

    /// What becomes of a job, for who is asked; nil for what is done at once.
    var question: String? {
        switch self {
        case .retry: nil
        case .discard: "is given up. It is kept, and can be tried again."
        case .cancel: "is given up; if it runs, it is stopped within a few seconds. It is kept, and can be tried again."
        case .remove: "is deleted for good: nobody can try it again."
        }
    }

    func perform(on id: Int64, by jobs: JobListing) async throws -> JobChange {
        switch self {
        case .retry: try await jobs.retry(id)
        case .discard: try await jobs.discard(id)
        case .cancel: try await jobs.cancel(id)
        case .remove: try await jobs.delete(id)
        }
    }
}
