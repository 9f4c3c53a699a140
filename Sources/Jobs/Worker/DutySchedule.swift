/// When this worker next tries to win each duty.
struct DutySchedule: Sendable {
    private var nextTries: [JobDuty: ContinuousClock.Instant]

    /// All duties are due at the start: after a pause of the whole fleet nothing should wait for its period.
    init(start: ContinuousClock.Instant) {
        nextTries = Dictionary(uniqueKeysWithValues: JobDuty.allCases.map { ($0, start) })
    }

    /// The duties to try now; each is tried again after its period.
    mutating func takeDue(at now: ContinuousClock.Instant) -> [JobDuty] {
        let due = JobDuty.allCases.filter { nextTries[$0].map { $0 <= now } ?? true }
        for duty in due { nextTries[duty] = now + duty.period }
        return due
    }

    func nextTry(after now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        nextTries.values.min() ?? now
    }
}
