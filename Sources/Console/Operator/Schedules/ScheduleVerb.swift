import Jobs

/// What an operator does to a recurring job.
enum ScheduleVerb: String, Sendable, CaseIterable {
    case run
    case pause
    case resume

    /// As the audit log calls it.
    var name: String { "schedule.\(rawValue)" }

    var done: OperatorDone.Word {
        switch self {
        case .run: .scheduleRun
        case .pause: .schedulePaused
        case .resume: .scheduleResumed
        }
    }

    func perform(on schedule: String, by schedules: JobSchedules) async throws -> ScheduleRecord? {
        switch self {
        case .run: try await schedules.run(schedule)
        case .pause: try await schedules.pause(schedule)
        case .resume: try await schedules.resume(schedule)
        }
    }
}
