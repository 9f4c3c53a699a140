import Web

/// What an operator's page says after a form was sent: a word in the URL stands for one of these sentences, and for nothing else; a
/// number may stand behind it.
struct OperatorDone: Sendable, Hashable {
    enum Word: String, Sendable, CaseIterable {
        case jobRetried = "job-retried"
        case jobDiscarded = "job-discarded"
        case jobCancelled = "job-cancelled"
        case jobRemoved = "job-removed"
        case jobsRetried = "jobs-retried"
        case jobsDiscarded = "jobs-discarded"
        case paused
        case resumed
        case scheduleRun = "schedule-run"
        case schedulePaused = "schedule-paused"
        case scheduleResumed = "schedule-resumed"
        case deliveryRetried = "delivery-retried"
        case tenantMade = "tenant-made"
        case tenantRenamed = "tenant-renamed"
        case tenantSuspended = "tenant-suspended"
        case tenantResumed = "tenant-resumed"
        case tenantDeleted = "tenant-deleted"
        case userChanged = "user-changed"
        case userSignedOut = "user-signed-out"
    }

    let word: Word
    let count: Int?

    init(_ word: Word, count: Int? = nil) {
        (self.word, self.count) = (word, count)
    }

    /// Nil without one, and for a word that nobody knows.
    init?(_ query: String?) {
        guard let parts = try? Query(query).value("done")?.split(separator: ".", maxSplits: 1),
            let first = parts.first, let word = Word(rawValue: String(first))
        else { return nil }
        self.init(word, count: parts.count == 2 ? Int(parts[1]) : nil)
    }

    /// As it stands in the URL.
    var text: String { word.rawValue + (count.map { ".\($0)" } ?? "") }

    var sentence: String {
        switch word {
        case .jobRetried: "The job is ready again, with all its attempts before it."
        case .jobDiscarded: "The job was given up. It is kept, and can be tried again."
        case .jobCancelled: "The job is cancelled. One that runs is stopped within a few seconds."
        case .jobRemoved: "The job was removed."
        case .jobsRetried: "\(Self.jobs(count)) ready again."
        case .jobsDiscarded: "\(Self.jobs(count)) given up."
        case .paused: "It is paused. What runs already runs on."
        case .resumed: "The pause is over."
        case .scheduleRun: "The job comes within a second."
        case .schedulePaused: "The job comes no more until it is resumed."
        case .scheduleResumed: "The job comes again at its times."
        case .deliveryRetried: "It is sent once more in a moment."
        case .tenantMade: "The tenant was made. Let its first owner in below."
        case .tenantRenamed: "The tenant has its new name."
        case .tenantSuspended: "The tenant is suspended: its identity providers are refused within a second."
        case .tenantResumed: "The tenant is served again."
        case .tenantDeleted: "The tenant is suspended, and gone when its time has come. Until then it can be kept."
        case .userChanged: "The user was changed."
        case .userSignedOut: "Every session of the user is over."
        }
    }

    private static func jobs(_ count: Int?) -> String {
        guard let count else { return "The jobs are" }
        return count == 1 ? "1 job is" : "\(Grouped.text(count)) jobs are"
    }
}
