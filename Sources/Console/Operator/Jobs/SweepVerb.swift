import Jobs

/// What an operator does to all jobs that match a filter.
enum SweepVerb: String, Sendable, CaseIterable {
    case retry
    case discard

    /// In which jobs can be changed so.
    var states: [JobState?] {
        switch self {
        case .retry: [.discarded, .scheduled]
        case .discard: [.ready, .scheduled]
        }
    }

    var path: String { "\(OperatorSection.jobs.path)/\(rawValue)" }

    var label: String {
        switch self {
        case .retry: "Retry"
        case .discard: "Discard"
        }
    }

    /// As the audit log calls it.
    var name: String { "job.\(rawValue)_all" }

    var done: OperatorDone.Word { self == .retry ? .jobsRetried : .jobsDiscarded }

    func perform(_ filter: JobFilter, _ expected: Int, by jobs: JobListing) async throws -> JobSweep? {
        switch self {
        case .retry: try await jobs.retry(all: filter, expected: expected)
        case .discard: try await jobs.discard(all: filter, expected: expected)
        }
    }

    /// What becomes of the jobs.
    func consequence(of state: JobState?) -> String {
        switch (self, state) {
        case (.retry, .scheduled): "They become ready at once, whenever they were due."
        case (.retry, _): "They become ready again, with all their attempts before them."
        case (.discard, _): "They are given up: nothing is done until somebody tries them again."
        }
    }
}
